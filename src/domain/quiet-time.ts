/** The hours of the night, in the recipient's zone, in which nothing is sent; an empty one is off. */
export interface QuietTime {
  readonly Start?: string;
  readonly End?: string;
}

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

export function quietTimeProblems(path: string, { Start, End }: QuietTime): string[] {
  if (!Start && !End) return [];
  return Object.entries({ Start, End }).flatMap(([name, time]) =>
    time && TIME.test(time)
      ? []
      : [`${path}.${name} is "${time ?? ''}": expected a time of day such as 22:00`],
  );
}
