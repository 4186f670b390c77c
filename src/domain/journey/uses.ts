import type { JourneyDefinition } from './definition.ts';

/** Where a journey names something: members of its own such as StartCondition, and steps. */
export interface Uses {
  readonly members: readonly string[];
  readonly steps: readonly string[];
}

type Names = (member: string, value: unknown) => boolean;

/** Where a definition names one of these segments, whatever the rule that does. */
export function segmentUses(definition: JourneyDefinition, segmentIds: readonly string[]): Uses {
  return uses(definition, (member, value) =>
    member === 'SegmentId' && typeof value === 'string' ? segmentIds.includes(value) : false,
  );
}

/** The steps that send a template. */
export function templateUses(definition: JourneyDefinition, type: string, name: string): Uses {
  const steps = Object.entries(definition.Activities ?? {}).filter(([, step]) =>
    Object.entries(step).some(
      ([kind, body]) =>
        kind === type &&
        mentions(body, (member, value) => member === 'TemplateName' && value === name),
    ),
  );
  return { members: [], steps: steps.map(([id]) => id) };
}

function uses({ Activities: steps = {}, ...members }: JourneyDefinition, names: Names): Uses {
  const mentioning = (of: object): string[] =>
    Object.entries(of).flatMap(([name, value]) => (mentions(value, names) ? [name] : []));
  return { members: mentioning(members), steps: mentioning(steps) };
}

function mentions(value: unknown, names: Names): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(
    ([member, inner]) => names(member, inner) || mentions(inner, names),
  );
}
