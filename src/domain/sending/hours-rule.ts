/** One moment, as the world counts it and as the clock on the recipient's wall shows it. */
export interface Moment {
  readonly instant: number;
  /** Milliseconds since 1970 of the local date and time, as if that place were at UTC. */
  readonly wall: number;
}

/** One rule about the hours in which messages may go. */
export interface HoursRule {
  allows(moment: Moment): boolean;
  /**
   * Every moment of a local day (counted from 1970) at which the rule may begin to allow, as wall time;
   * `offset` is what the wall clock is ahead of UTC by.
   */
  openings(day: number, offset: number): readonly number[];
}
