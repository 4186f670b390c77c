import { CairnError } from '../errors.ts';

const MB = 1024 * 1024;

/** Operations that take less than what is allowed for all. */
const MAX_BYTES: ReadonlyMap<string, number> = new Map([['PutEvents', 4 * MB]]);

/** @throws CairnError PayloadTooLarge */
export function checkBodySize(operation: string, body: Buffer): void {
  const most = MAX_BYTES.get(operation);
  if (most === undefined || body.length <= most) return;
  throw new CairnError(
    'PayloadTooLarge',
    `The request body has ${body.length} bytes: ${operation} takes at most ${most / MB} MB (${most} bytes)`,
  );
}
