export interface AdvanceOptions {
  /** The provider failed for as long as we were willing to try: go on without this message. */
  readonly givingUp?: boolean;
  /** The provider did not take the message of this step before. */
  readonly again?: boolean;
}
