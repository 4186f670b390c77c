/**
 * Members that a draft may carry and that this version does not act on yet. Publishing refuses them,
 * because a rule that is accepted and then ignored is worse than none. Each line goes when its rule comes.
 */
const NOT_YET = ['JourneyChannelSettings'] as const;

function isOff(value: unknown): boolean {
  if (value === undefined || value === null || value === false || value === 0 || value === '')
    return true;
  return typeof value === 'object' && Object.values(value).every(isOff);
}

/** One problem for each member that is set and can't be honoured yet. */
export function notYetProblems(definition: object): string[] {
  const members = new Map(Object.entries(definition));
  return NOT_YET.filter((name) => !isOff(members.get(name))).map(
    (name) => `${name} is not acted on by this version of Cairn: leave it out`,
  );
}
