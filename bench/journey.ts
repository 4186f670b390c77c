/**
 * Participants per second of the reference journey "send, wait, yes/no split, send", beside two bare
 * workflows on the same servers in the same run. `npm run bench -- 400` for another number of participants.
 */
import { DefaultLogger, Runtime } from '@temporalio/worker';
import { setTimeout as later } from 'node:timers/promises';
import { participantWorkflowId } from '../workflows/ids.ts';
import { bareRate } from './support/bare.ts';
import { startCairn, type BenchCairn } from './support/cairn.ts';
import { referenceJourney } from './support/reference-journey.ts';
import { startServers } from './support/servers.ts';

const COUNT = Number(process.argv[2] ?? 400);
const ROUNDS = Number(process.argv[3] ?? 3);

async function journeyRate(cairn: BenchCairn, count: number) {
  const { projectId, start } = await referenceJourney(cairn.ctx, count);
  const begun = performance.now();
  const journeyId = await start();
  for (let state = ''; state !== 'COMPLETED';) {
    await later(100);
    const row = await cairn.ctx
      .db('journeys')
      .where({ project_id: projectId, id: journeyId })
      .first<{ state: string }>('state');
    state = row.state;
  }
  const rate = count / ((performance.now() - begun) / 1000);
  const one = await cairn.ctx
    .db('participants')
    .where({ project_id: projectId, journey_id: journeyId })
    .first<{ id: string; run_id: string }>('id', 'run_id');
  const ids = { journeyId, runId: one.run_id, participantId: one.id };
  const history = await cairn.client.workflow.getHandle(participantWorkflowId(ids)).fetchHistory();
  const [sent] = await cairn.ctx
    .db('deliveries')
    .where({ project_id: projectId, state: 'accepted' })
    .select<{ n: number }[]>(cairn.ctx.db.raw('count(*) as n'));
  return { rate, events: history.events?.length ?? 0, sent: sent?.n ?? 0 };
}

const median = (values: number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

Runtime.install({ logger: new DefaultLogger('WARN') });
const servers = await startServers();
const cairn = await startCairn(servers);
try {
  const rounds = [];
  for (let round = 1; round <= ROUNDS; round += 1) {
    const local = await bareRate(cairn, 'bareLocal', COUNT);
    const journey = await journeyRate(cairn, COUNT);
    const normal = await bareRate(cairn, 'bareNormal', COUNT);
    rounds.push({ local, normal, ...journey });
    console.log(
      `round ${round}: journey ${journey.rate.toFixed(1)}/s (${journey.sent} messages), bare local ${local.toFixed(1)}/s, bare normal ${normal.toFixed(1)}/s`,
    );
  }
  const rate = median(rounds.map((round) => round.rate));
  console.log(`\n${COUNT} participants, median of ${ROUNDS} rounds`);
  console.log(`journey "send, wait 1 s, split, send"   ${rate.toFixed(1)} participants/s`);
  console.log(`history events per participant          ${rounds[0]?.events} (target ≤ 20)`);
  console.log(
    `× bare workflow with local activities   ${median(rounds.map((r) => r.rate / r.local)).toFixed(2)} (target ≥ 0.95)`,
  );
  console.log(
    `× bare workflow with normal activities  ${median(rounds.map((r) => r.rate / r.normal)).toFixed(2)} (target ≥ 1.5)`,
  );
} finally {
  await cairn.stop();
  await servers.stop();
}
