import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  deleteSuppression,
  deleteTopic,
  getConsent,
  listSuppressions,
  listTopics,
  putSuppressions,
  putTopic,
} from '../../src/consent/index.ts';
import { deliver } from '../../src/deliveries/index.ts';
import { deleteEndpoint } from '../../src/erasure/index.ts';
import { NotFoundError, ValidationError } from '../../src/errors.ts';
import { createEmailTemplate } from '../../src/templates/index.ts';
import { makeEndpoint, makeProject, request } from '../deliveries/sending-world.ts';
import { testWorld, type TestWorld } from '../support/world.ts';

let world: TestWorld;
let ApplicationId: string;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  ApplicationId = await makeProject(world.ctx);
});

type Items = Parameters<typeof putSuppressions>[1]['WriteSuppressionsRequest']['Item'];
const put = (Item: Items) =>
  putSuppressions(world.ctx, { ApplicationId, WriteSuppressionsRequest: { Item } });
const ANN = { Channel: 'EMAIL', Address: 'ann@example.com' };

describe('the suppression list', () => {
  it('is written at once, read page by page in order, and taken back', async () => {
    const Item = Array.from({ length: 5 }, (_, n) => ({
      Channel: 'EMAIL',
      Address: `p${n}@example.com`,
    }));
    expect(await put(Item)).toEqual({ Accepted: 5 });
    const seen: (string | undefined)[] = [];
    let Token: string | undefined;
    do {
      const page = await listSuppressions(world.ctx, { ApplicationId, PageSize: '2', Token });
      seen.push(...page.Item.map(({ Address }) => Address));
      Token = page.NextToken;
    } while (Token);
    expect(seen.sort()).toEqual(Item.map(({ Address }) => Address));

    const gone = await deleteSuppression(world.ctx, {
      ApplicationId,
      Channel: 'EMAIL',
      Address: 'P3@example.com',
    });
    expect(gone).toMatchObject({ Address: 'p3@example.com', Scope: 'MARKETING', Reason: 'MANUAL' });
    const again = deleteSuppression(world.ctx, {
      ApplicationId,
      Channel: 'EMAIL',
      Address: 'p3@example.com',
    });
    await expect(again).rejects.toBeInstanceOf(NotFoundError);
  });

  it('tells all that is wrong with entries, and keeps none of them', async () => {
    const ask = put([
      ANN,
      { Channel: 'PIGEON', Address: 'x' },
      { Channel: 'SMS', Address: 'ann@example.com' },
      { ...ANN, Reason: 'MOOD', Scope: 'SOME', Topic: 'a b' },
    ]);
    await expect(ask).rejects.toBeInstanceOf(ValidationError);
    await expect(ask).rejects.toThrow(
      /Item\[1\]\.Channel is "PIGEON".*Item\[2\]\.Address.*Item\[3\]\.Reason is "MOOD".*Item\[3\]\.Scope.*Item\[3\]\.Topic/s,
    );
    expect((await listSuppressions(world.ctx, { ApplicationId })).Item).toEqual([]);
  });

  it('goes on to hold after the person is erased, and no longer knows the address', async () => {
    const ann = await makeEndpoint(world.ctx, ApplicationId, { id: 'ann', address: ANN.Address });
    await put([ANN]);
    await deleteEndpoint(world.ctx, { ApplicationId, EndpointId: 'ann' });
    const [entry] = (await listSuppressions(world.ctx, { ApplicationId })).Item;
    expect(entry).not.toHaveProperty('Address');
    const back = await makeEndpoint(world.ctx, ApplicationId, {
      id: 'again',
      address: ANN.Address,
    });
    const asked = request(ApplicationId, { ...ann, ...back }, { key: 'k', class: 'marketing' });
    expect(await deliver(world.ctx, [asked])).toMatchObject([{ reason: 'SUPPRESSED' }]);
  });
});

describe('topics', () => {
  const topic = (TopicName: string, Title: string) =>
    putTopic(world.ctx, { ApplicationId, TopicName, WriteTopicRequest: { Title } });

  it('are made, renamed, listed by title and taken away', async () => {
    await topic('b', 'Beta');
    await topic('a', 'Zeta');
    await topic('a', 'Alpha');
    const { Item } = await listTopics(world.ctx, { ApplicationId });
    expect(Item.map(({ Title }) => Title)).toEqual(['Alpha', 'Beta']);
    expect(await deleteTopic(world.ctx, { ApplicationId, TopicName: 'a' })).toMatchObject({
      Name: 'a',
    });
    await expect(deleteTopic(world.ctx, { ApplicationId, TopicName: 'a' })).rejects.toThrow('"a"');
    await expect(topic('a b', ' ')).rejects.toThrow(/topic-name is "a b".*Title is not valid/s);
  });

  it('of a template is what its messages are about', async () => {
    const TemplateName = `news-${ApplicationId}`;
    const EmailTemplateRequest = { Subject: 'News', TextPart: 'News', Topic: 'news' };
    await createEmailTemplate(world.ctx, { TemplateName, EmailTemplateRequest });
    await put([{ ...ANN, Topic: 'news' }]);
    const ann = await makeEndpoint(world.ctx, ApplicationId, { id: 'ann', address: ANN.Address });
    const content = { channel: 'EMAIL', template: { name: TemplateName } } as const;
    const asked = request(ApplicationId, ann, { key: 'k', class: 'marketing', content });
    expect(await deliver(world.ctx, [asked])).toMatchObject([{ reason: 'TOPIC_LEFT' }]);
  });
});

it('tells what somebody agreed to, and how that came', async () => {
  await putTopic(world.ctx, {
    ApplicationId,
    TopicName: 'news',
    WriteTopicRequest: { Title: 'News' },
  });
  await put([{ ...ANN, Topic: 'news', Detail: 'by phone' }]);
  expect(await getConsent(world.ctx, { ApplicationId, ...ANN })).toMatchObject({
    Subscribed: true,
    Topics: [{ Name: 'news', Subscribed: false }],
    History: [
      {
        Change: 'OUT',
        Reason: 'MANUAL',
        Topic: 'news',
        By: world.ctx.actor.id,
        Detail: 'by phone',
      },
    ],
  });
});

it("is never another account's", async () => {
  await put([ANN]);
  const stranger = { ...world.ctx, account: 'stranger' };
  const asks = [
    () => listSuppressions(stranger, { ApplicationId }),
    () => getConsent(stranger, { ApplicationId, ...ANN }),
    () => deleteSuppression(stranger, { ApplicationId, ...ANN }),
    () => listTopics(stranger, { ApplicationId }),
  ];
  for (const ask of asks) await expect(ask()).rejects.toBeInstanceOf(NotFoundError);
});
