import {
  CreateAppCommand,
  CreateSegmentCommand,
  GetAppCommand,
  GetEndpointCommand,
  GetSegmentCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-pinpoint';
import type { PinpointClient } from '@aws-sdk/client-pinpoint';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { updateEndpoint } from '../../src/endpoints/index.ts';
import { createApp } from '../../src/projects/index.ts';
import { createSegment } from '../../src/segments/index.ts';
import { principalWith } from '../support/principals.ts';
import { apiWorld } from './server.ts';
import type { ApiWorld } from './server.ts';

let world: ApiWorld;
let red: string;
let plain: string;
const project = async (tags: Record<string, string>) =>
  (await createApp(world.ctx, { CreateApplicationRequest: { Name: 'P', tags } })).Id;
beforeAll(async () => {
  world = await apiWorld();
  red = await project({ Team: 'red' });
  plain = await project({});
});
afterAll(() => world.close());

type Condition = Readonly<Record<string, Readonly<Record<string, unknown>>>>;
const policyWith = (Condition: Condition, Resource = '*') => ({
  Version: '2012-10-17',
  Statement: { Effect: 'Allow', Action: '*', Resource, Condition },
});

/** A client of somebody who may do everything under this condition. */
async function under(condition: Condition, name?: string): Promise<PinpointClient> {
  const policies = { [crypto.randomUUID()]: policyWith(condition) };
  return world.client((await principalWith(world.deps, { name, policies })).key);
}

const app = (ApplicationId: string) => new GetAppCommand({ ApplicationId });

describe('a condition sees', () => {
  it.each<[string, Condition, boolean]>([
    ['the address', { IpAddress: { 'aws:SourceIp': '127.0.0.0/8' } }, true],
    ['another address', { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } }, false],
    ['that there is no TLS', { Bool: { 'aws:SecureTransport': 'false' } }, true],
    ['that TLS is missing', { Bool: { 'aws:SecureTransport': 'true' } }, false],
    ['the user agent', { StringLike: { 'aws:UserAgent': 'aws-sdk-js/*' } }, true],
    ['the time', { DateGreaterThan: { 'aws:CurrentTime': '2026-01-01T00:00:00Z' } }, true],
    ['the time in seconds', { NumericGreaterThan: { 'aws:EpochTime': 1767225600 } }, true],
    ['that it is too late', { DateLessThan: { 'aws:CurrentTime': '2020-01-01' } }, false],
    // The test's clients sign for eu-west-1: that is their choice, not where this is.
    ['where Cairn is', { StringEquals: { 'aws:RequestedRegion': 'us-east-1' } }, true],
    ['what the client signs for', { StringEquals: { 'aws:RequestedRegion': 'eu-west-1' } }, false],
    ['the kind of principal', { StringEquals: { 'aws:PrincipalType': 'User' } }, true],
    [
      'the ARN of the principal',
      { ArnLike: { 'aws:PrincipalArn': 'arn:aws:mobiletargeting:*:*:access/principals/*' } },
      true,
    ],
    ['that there are no tags', { Null: { 'aws:TagKeys': 'true' } }, true],
  ])('%s', async (_what, condition, isAllowed) => {
    const answer = (await under(condition)).send(app(plain));
    if (isAllowed) await answer;
    else await expect(answer).rejects.toThrow('no policy or role allows it');
  });

  it('the name and the id of the principal, also as variables of a resource', async () => {
    const policy = policyWith(
      { StringEquals: { 'aws:username': 'grace' }, StringLike: { 'aws:userid': '????????*' } },
      'arn:aws:mobiletargeting:*:*:apps/*/endpoints/${aws:username}',
    );
    const { key } = await principalWith(world.deps, { name: 'grace', policies: { own: policy } });
    for (const EndpointId of ['grace', 'ada']) {
      await updateEndpoint(world.ctx, {
        ApplicationId: plain,
        EndpointId,
        EndpointRequest: { ChannelType: 'EMAIL', Address: `${EndpointId}@example.com` },
      });
    }
    const get = (EndpointId: string) =>
      world.client(key).send(new GetEndpointCommand({ ApplicationId: plain, EndpointId }));
    expect((await get('grace')).EndpointResponse?.Id).toBe('grace');
    await expect(get('ada')).rejects.toThrow('is not authorized');
  });
});

describe('the tags of a resource', () => {
  const isRed: Condition = { StringEquals: { 'aws:ResourceTag/Team': 'red' } };

  it('decide about it', async () => {
    const client = await under(isRed);
    await client.send(app(red));
    await expect(client.send(app(plain))).rejects.toThrow('is not authorized');
  });

  it('decide about what is in it and has none of its own', async () => {
    const client = await under(isRed);
    const get = (ApplicationId: string) =>
      client.send(new GetEndpointCommand({ ApplicationId, EndpointId: 'nobody' }));
    await expect(get(red)).rejects.toThrow('Endpoint not found');
    await expect(get(plain)).rejects.toThrow('is not authorized');
  });

  it('are its own where it can have some, also when it has none', async () => {
    const client = await under(isRed);
    const segment = async (ApplicationId: string, tags: Record<string, string>) => {
      const { Id } = await createSegment(world.ctx, {
        ApplicationId,
        WriteSegmentRequest: { Name: 'S', tags },
      });
      return new GetSegmentCommand({ ApplicationId, SegmentId: Id });
    };
    await client.send(await segment(plain, { Team: 'red' }));
    await expect(client.send(await segment(red, {}))).rejects.toThrow('is not authorized');
  });

  it('of another account are not seen', async () => {
    const account = '444444444444';
    const policies = { 'red things': policyWith(isRed) };
    const { key } = await principalWith(world.deps, { account, policies });
    await expect(world.client(key).send(app(red))).rejects.toThrow('is not authorized');
  });

  it('change what may be done on the next request', async () => {
    const client = await under(isRed);
    const ResourceArn = `arn:aws:mobiletargeting:us-east-1:000000000000:apps/${plain}`;
    const tag = new TagResourceCommand({ ResourceArn, TagsModel: { tags: { Team: 'red' } } });
    await expect(client.send(tag)).rejects.toThrow('is not authorized');
    await world.client().send(tag);
    await client.send(app(plain));
    await world.client().send(new UntagResourceCommand({ ResourceArn, TagKeys: ['Team'] }));
    await expect(client.send(app(plain))).rejects.toThrow('is not authorized');
  });
});

describe('the tags of a request', () => {
  const create = (tags?: Record<string, string>) =>
    new CreateAppCommand({ CreateApplicationRequest: { Name: 'New', tags } });

  it('decide about what is made', async () => {
    const client = await under({
      StringEquals: { 'aws:RequestTag/Team': ['red', 'blue'] },
      'ForAllValues:StringEquals': { 'aws:TagKeys': ['Team', 'Cost'] },
    });
    await client.send(create({ Team: 'blue', Cost: '7' }));
    await expect(client.send(create({ Team: 'green' }))).rejects.toThrow('is not authorized');
    await expect(client.send(create({ Team: 'red', Own: '1' }))).rejects.toThrow(
      'is not authorized',
    );
    await expect(client.send(create())).rejects.toThrow('is not authorized');
  });

  it('decide about tagging and untagging', async () => {
    const client = await under({ 'ForAnyValue:StringEquals': { 'aws:TagKeys': 'Cost' } });
    const ResourceArn = `arn:aws:mobiletargeting:us-east-1:000000000000:apps/${plain}`;
    const tag = (tags: Record<string, string>) =>
      client.send(new TagResourceCommand({ ResourceArn, TagsModel: { tags } }));
    await tag({ Cost: '7' });
    await expect(tag({ Team: 'red' })).rejects.toThrow('is not authorized');
    await client.send(new UntagResourceCommand({ ResourceArn, TagKeys: ['Cost'] }));
    const untag = new UntagResourceCommand({ ResourceArn, TagKeys: ['Team'] });
    await expect(client.send(untag)).rejects.toThrow('is not authorized');
  });

  it('can not be told twice in other letters, to have one pass and the other kept', async () => {
    const noRed = {
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Action: '*', Resource: '*' },
        {
          Effect: 'Deny',
          Action: '*',
          Resource: '*',
          Condition: { StringEquals: { 'aws:RequestTag/Team': 'red' } },
        },
      ],
    };
    const { key } = await principalWith(world.deps, { policies: { 'no red': noRed } });
    const client = world.client(key);
    await client.send(create({ Team: 'blue' }));
    const twice: Record<string, string>[] = [
      { Team: 'red', team: 'blue' },
      { TEAM: 'blue', Team: 'red' },
    ];
    for (const tags of twice) {
      await expect(client.send(create(tags))).rejects.toThrow('explicit deny');
    }
  });

  it('that can not be tags are a mistake, whatever is decided', async () => {
    const client = await under({ Null: { 'aws:RequestTag/Team': 'true' } });
    const tooLong = { Team: 'x'.repeat(300) };
    await expect(client.send(create(tooLong))).rejects.toThrow('tags.Team is not valid');
    const segment = new CreateSegmentCommand({
      ApplicationId: plain,
      WriteSegmentRequest: { Name: 'S', tags: tooLong },
    });
    await expect(client.send(segment)).rejects.toThrow('tags.Team is not valid');
  });
});
