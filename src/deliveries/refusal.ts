import type { ReasonCode } from '../domain/delivery/index.ts';

/** Thrown while a message is composed: it is not sent, and the ledger says why. */
export class Refusal extends Error {
  constructor(
    readonly reason: ReasonCode,
    readonly detail?: string,
  ) {
    super(detail ?? reason);
  }
}
