import { arn } from '../../arn.ts';
import type { Ctx } from '../../context.ts';
import { MAX_RESOURCE_CHARACTERS } from '../../domain/access/index.ts';
import { NotFoundError, ValidationError } from '../../errors.ts';
import type { ExtensionOperation } from '../extensions/index.ts';
import type { Operation } from '../model.ts';
import type { RawInput } from '../read-input.ts';
import { EXTENSION_RESOURCES } from './extension-resources.ts';
import { RESOURCES } from './resources.ts';

type Labels = ReadonlyMap<string, string>;

/** What a caller has to be allowed: an action, on a resource. */
export interface Permission {
  readonly action: string;
  /** Its ARN. */
  readonly resource: string;
  /** What else it is done to, and must be allowed on. */
  readonly scope?: Scope;
}

/** Where a role is given or taken: one project, or without an id all of them. */
export interface Scope {
  readonly resource: string;
  readonly applicationId: string | undefined;
}

/** Whoever may hand on roles in one project alone must not do it in another, nor in all. */
const IN_A_PROJECT: ReadonlySet<string> = new Set<ExtensionOperation>([
  'DeletePrincipalRole',
  'PutPrincipalRole',
]);

const WHOLE_ARN = '{ResourceArn}';

// Clients name the type of a template in either case, ARNs have it in capitals.
const inArn = (label: string, text: string) =>
  label === 'TemplateType' ? text.toUpperCase() : text;

// Not an operation of a model, as its answer is no JSON.
const OTHERS = { GetMetrics: 'metrics' };

/** What every operation is authorised on, by its name. */
export const TEMPLATES: ReadonlyMap<string, string> = new Map(
  Object.entries({ ...RESOURCES, ...EXTENSION_RESOURCES, ...OTHERS }),
);

/** `mobiletargeting:` is the service's; operations of our own are apart, so that no policy of its grants them. */
export function actionOf(operation: Pick<Operation, 'name' | 'isExtension'>): string {
  return `${operation.isExtension ? 'cairn' : 'mobiletargeting'}:${operation.name}`;
}

function resourceOf(ctx: Pick<Ctx, 'settings' | 'account'>, template: string, labels: Labels) {
  const filled = template.replaceAll(/\{(\w+)\}/g, (_, label: string) =>
    inArn(label, labels.get(label) ?? ''),
  );
  if (template !== WHOLE_ARN) return arn(ctx, filled);
  // What is another account's, or another service's, is not there; what is no ARN at all the verb refuses.
  if (filled.startsWith('arn:') && !filled.startsWith(arn(ctx, ''))) throw new NotFoundError();
  return filled;
}

/**
 * What a call of this operation needs. @throws NotFoundError when its path has an ARN of somebody else, ValidationError
 * when it is longer than anything that there can be
 */
export function permissionOf(
  ctx: Pick<Ctx, 'settings' | 'account'>,
  operation: Pick<Operation, 'name' | 'isExtension'>,
  { labels, query }: Pick<RawInput, 'labels' | 'query'>,
): Permission {
  const template = TEMPLATES.get(operation.name);
  if (template === undefined) throw new Error(`${operation.name} is authorised on nothing`);
  const resource = resourceOf(ctx, template, labels);
  const applicationId = query.get('application-id') ?? undefined;
  const scope = IN_A_PROJECT.has(operation.name)
    ? { resource: arn(ctx, `apps/${applicationId ?? '*'}`), applicationId }
    : undefined;
  const { length } = [resource, scope?.resource ?? ''].reduce((a, b) =>
    a.length < b.length ? b : a,
  );
  if (length > MAX_RESOURCE_CHARACTERS) {
    throw new ValidationError(
      `The path names a resource of ${length} characters: expected at most ${MAX_RESOURCE_CHARACTERS}`,
    );
  }
  return { action: actionOf(operation), resource, ...(scope && { scope }) };
}
