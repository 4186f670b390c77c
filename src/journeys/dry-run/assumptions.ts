import { drawPercent } from '../../domain/journey/index.ts';

/** What a rehearsal took for granted about one type of event. */
export interface Assumed {
  readonly EventType: string;
  readonly Share: number;
  readonly Asked: number;
  readonly Happened: number;
}

/** What nobody can know beforehand, and somebody has to say: whether messages are opened, whether people come back. */
export interface Assumptions {
  /**
   * Whether an event happens to somebody, by a draw that is the same whenever it is asked. `about` is who, and for
   * the event of a message which one.
   */
  happens(type: string, about: string): boolean;
  /** What is said about events of the type besides those of messages; undefined when nothing is. */
  says(type: string): boolean;
  list(): Assumed[];
}

/** Messages arrive, unless somebody says otherwise; what people do has to be said. */
const ARRIVES = /(delivered|success)$/i;

export function assumptions(shares: Readonly<Record<string, number>>): Assumptions {
  const answers = new Map<string, Map<string, boolean>>();
  const shareOf = (type: string): number =>
    Object.hasOwn(shares, type) ? (shares[type] ?? 0) : ARRIVES.test(type) ? 1 : 0;
  return {
    happens(type, about) {
      const ofType = answers.get(type) ?? new Map<string, boolean>();
      answers.set(type, ofType);
      const answer = drawPercent(`assume/${about}/${type}`) < shareOf(type) * 100;
      ofType.set(about, answer);
      return answer;
    },
    says: (type) => Object.hasOwn(shares, type),
    list: () =>
      [...answers].map(([type, ofType]) => ({
        EventType: type,
        Share: shareOf(type),
        Asked: ofType.size,
        Happened: [...ofType.values()].filter(Boolean).length,
      })),
  };
}
