import type { Ctx } from '../context.ts';
import type { In, Out, PinpointOperation } from '../wire.ts';

type Verb<Name extends PinpointOperation> = (ctx: Ctx, input: In<Name>) => Promise<Out<Name>>;

/** Every operation with its verb: one that is missing, or that has a wrong type, does not compile. */
export type OperationTable = {
  readonly [Name in PinpointOperation]: Verb<Name>;
};
