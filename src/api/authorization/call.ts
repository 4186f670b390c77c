import type { Operation } from '../model.ts';
import type { RawInput } from '../read-input.ts';

/** One call as it arrived: what is asked for, and from where. */
export interface Call {
  readonly operation: Operation;
  readonly input: RawInput;
  readonly origin: Origin;
}

export interface Origin {
  readonly sourceAddress: string;
  readonly userAgent: string | undefined;
  /** Over TLS, to here or to a proxy that is trusted. */
  readonly isSecure: boolean;
}
