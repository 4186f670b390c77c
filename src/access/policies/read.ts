import { ACTIONS } from '../../actions.ts';
import { unknownActions, validatePolicy } from '../../domain/access/index.ts';
import { characters, isStorable } from '../../domain/text.ts';
import { nameProblems } from '../name-problems.ts';

const MAX_DESCRIPTION = 1_000;
/** Policies are limited without their white space; this is what is parsed at all. */
const MAX_TEXT = 65_536;

export interface PolicyChanges {
  Name?: string;
  Description?: string;
  PolicyDocument?: string;
  /** As it was read: when the policy was changed since, nothing is. */
  LastModifiedDate?: string;
}

function parse(text: string): { document?: unknown; problems: string[] } {
  if (text.length > MAX_TEXT) {
    return { problems: [`PolicyDocument: expected at most ${MAX_TEXT} characters`] };
  }
  // Escapes hide what Postgres can't keep from the check of the request.
  let storable = true;
  try {
    const document: unknown = JSON.parse(text, (key, value: unknown) => {
      storable &&= isStorable(key) && (typeof value !== 'string' || isStorable(value));
      return value;
    });
    if (storable) return { document, problems: [] };
    return { problems: ['PolicyDocument: NUL and half surrogate pairs are not allowed'] };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { problems: [`PolicyDocument: expected a policy as JSON text: ${reason}`] };
  }
}

// A problem begins with its path in the document, or with "The policy" when it is about all of it.
const inMember = (problem: string) =>
  problem.startsWith('The policy ')
    ? problem.replace('The policy', 'PolicyDocument')
    : `PolicyDocument.${problem}`;

/** The document of a request, and everything that is wrong with the request. */
export function readPolicy(written: PolicyChanges): { document: unknown; problems: string[] } {
  const problems = nameProblems(written.Name);
  if (characters(written.Description ?? '') > MAX_DESCRIPTION) {
    problems.push(`Description: expected at most ${MAX_DESCRIPTION} characters`);
  }
  if (written.PolicyDocument === undefined) return { document: undefined, problems };
  const { document, problems: inText } = parse(written.PolicyDocument);
  if (inText.length > 0) return { document, problems: [...problems, ...inText] };
  const inDocument = [...validatePolicy(document), ...unknownActions(document, ACTIONS)].map(
    inMember,
  );
  return { document, problems: [...problems, ...inDocument] };
}
