import { readFile, writeFile } from 'node:fs/promises';
import proto, { type temporal } from '@temporalio/proto';
import { root } from '../../src/root.ts';

const { History } = proto.temporal.api.history.v1;
type HistoryMessage = temporal.api.history.v1.IHistory;

// Not the SDK's own historyToJSON: it fails wherever npm installs protobufjs more than once.
/** Writes a history as JSON that a person can read. */
export async function writeHistory(file: URL, history: HistoryMessage): Promise<void> {
  const plain = History.toObject(History.fromObject(history), {
    enums: String,
    longs: String,
    bytes: String,
  });
  // Stack traces in it name files of the machine it was recorded on.
  const text = JSON.stringify(plain, null, 1).replaceAll(`${root}/`, '');
  await writeFile(file, `${text}\n`);
}

export async function readHistory(file: URL): Promise<temporal.api.history.v1.History> {
  const plain: unknown = JSON.parse(await readFile(file, 'utf8'));
  if (typeof plain !== 'object' || plain === null)
    throw new Error(`${file.pathname} is no history`);
  return History.fromObject(plain);
}
