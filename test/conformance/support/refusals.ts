import { shapeOf, structureOf } from '../../../src/api/model.ts';
import type { Operation } from '../../../src/api/model.ts';
import { expectGoodAnswer, expectRefusal } from './answers.ts';
import { inputOf, plansOf } from './inputs.ts';
import { payloadOf } from './maker.ts';
import { mistakesIn } from './mistakes.ts';
import { labelsFor } from './scene.ts';
import { strangersOf } from './strangers.ts';
import type { Stage } from './stage.ts';

/** Wrong words for query parameters that are not just text, by their names on the wire. */
function wrongQueries(operation: Operation): string[] {
  const members = [...structureOf(operation.input).members.values()];
  return members
    .filter(({ location }) => location === 'querystring')
    .filter(({ shape }) => ['boolean', 'timestamp', 'integer'].includes(shapeOf(shape).kind))
    .map(({ wireName }) => wireName);
}

/** One thing wrong at a time, over the whole of each valid body. */
export async function mistakesAreRefused({ operation, caller, scene }: Stage): Promise<void> {
  const place = await scene();
  const labels = labelsFor(operation, place);
  const payload = payloadOf(operation);
  const told = new Set<string>();
  for (const plan of plansOf(operation)) {
    const input = inputOf(operation, plan, place.given);
    const mistakes = payload ? mistakesIn(payload.shape, input[payload.name]) : [];
    for (const { what, path, body } of mistakes) {
      if (told.has(`${what} ${path}`)) continue;
      told.add(`${what} ${path}`);
      const reply = await caller.call(operation, { ...labels, ...input }, { body });
      expectRefusal(reply, 400, `${path}: `);
    }
  }
  const input = { ...labels, ...inputOf(operation, { members: 'needed' }, place.given) };
  for (const name of wrongQueries(operation)) {
    const reply = await caller.call(operation, input, { query: { [name]: 'soon' } });
    expectRefusal(reply, 400, `${name}: `);
  }
}

/** Their answers are one map: the service has the parameters here, and says that they do nothing. */
const UNPAGED = /Metrics$/;

const WRONG_PAGES: Readonly<Record<string, readonly string[]>> = {
  'page-size': ['0', '-1', 'ten', '1.5', '1001', ''],
  token: ['made-up', 'WzFd'],
  'next-token': ['made-up', 'WzFd'],
};

/** Neither sizes nor tokens are taken lightly; what has no pages has no such parameters. */
export async function pagesAreChecked({ operation, caller, scene }: Stage): Promise<void> {
  const members = [...structureOf(operation.input).members.values()];
  const names = members
    .filter(({ location }) => location === 'querystring')
    .map(({ wireName }) => wireName);
  const place = await scene();
  const needed = inputOf(operation, { members: 'needed' }, place.given);
  const input = { ...labelsFor(operation, place), ...needed };
  for (const name of names) {
    for (const value of WRONG_PAGES[name] ?? []) {
      const reply = await caller.call(operation, input, { query: { [name]: value } });
      if (UNPAGED.test(operation.name)) expectGoodAnswer(operation, reply);
      else expectRefusal(reply, 400, name);
    }
  }
}

/** Ids that nothing has, and the ids of one project in another. */
export async function strangersAreUnknown({ operation, caller, scene, maker }: Stage) {
  const place = await scene();
  const labels = labelsFor(operation, place);
  const input = inputOf(operation, { members: 'needed' }, place.given);
  for (const { label, value, status } of await strangersOf(operation, labels, maker)) {
    const reply = await caller.call(operation, { ...input, ...labels, [label]: value });
    expectRefusal(reply, status, '');
  }
}
