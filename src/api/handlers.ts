import type { Ctx } from '../context.ts';
import { EXTENSION_OPERATIONS } from './extension-operations.ts';
import { OPERATIONS } from './operations.ts';

type Handle = (ctx: Ctx, input: Record<string, unknown>) => Promise<unknown>;

const handlers: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ...Object.entries(OPERATIONS),
  ...Object.entries(EXTENSION_OPERATIONS),
]);

// The tables give each verb its own input type; here all of them become one, which the validator makes true.
const isHandle = (handler: unknown): handler is Handle => typeof handler === 'function';

/** The verb of an operation; the types of the tables see to it that each has one. */
export function handlerOf(operation: string): Handle {
  const handler = handlers.get(operation);
  if (!isHandle(handler)) throw new Error(`${operation} has no verb`);
  return handler;
}
