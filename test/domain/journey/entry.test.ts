import { describe, expect, it } from 'vitest';
import { reachedEndpoints, stepChannels } from '../../../src/domain/journey/channels.ts';
import { entryRefusal, participantId } from '../../../src/domain/journey/entry.ts';
import { segmentLevel } from '../../../src/domain/journey/level.ts';
import { messageOutcome } from '../../../src/domain/journey/message-outcome.ts';
import { endpoint } from './endpoint.ts';

describe('entering a journey', () => {
  it.each([
    [{}, undefined],
    [{ optOut: 'ALL' }, 'ENDPOINT_OPT_OUT'],
    [{ status: 'INACTIVE' }, 'ENDPOINT_INACTIVE'],
    [{ channelType: undefined }, 'ENDPOINT_MISSING_CHANNEL'],
    [{ address: undefined }, 'ENDPOINT_MISSING_ADDRESS'],
  ] as const)('of an endpoint with %j: %s', (over, refusal) => {
    expect(entryRefusal(endpoint(over))).toBe(refusal);
  });

  it('gives a user one id, whichever endpoint brings it', () => {
    const first = participantId('user', { id: 'e1', userId: 'u' });
    expect(participantId('user', { id: 'e2', userId: 'u' })).toBe(first);
    expect(participantId('endpoint', { id: 'e2', userId: 'u' })).not.toBe(first);
  });

  it('can not be taken for another by the marks between the parts of an id', () => {
    const a = participantId('endpoint', { id: 'a', userId: undefined }, { eventId: 'b/c' });
    expect(participantId('endpoint', { id: 'a/b', userId: undefined }, { eventId: 'c' })).not.toBe(
      a,
    );
    const user = participantId('user', { id: 'x', userId: 'bob' });
    expect(participantId('endpoint', { id: 'user:bob', userId: undefined })).not.toBe(user);
  });

  it('gives an endpoint another id for another event', () => {
    const who = { id: 'e1', userId: undefined };
    expect(participantId('endpoint', who, { eventId: 'ev1' })).not.toBe(
      participantId('endpoint', who, { eventId: 'ev2' }),
    );
  });
});

describe('the level of a segment', () => {
  const plan = { plan: { Values: ['pro'] } };
  it('is the user when only user attributes are asked for', () => {
    expect(segmentLevel({ Dimensions: { UserAttributes: plan, Attributes: {} } })).toBe('user');
  });
  it.each([
    [{ Dimensions: { UserAttributes: plan, Attributes: plan } }],
    [{ Dimensions: { Attributes: plan } }],
    [{ Dimensions: {} }],
    [{ SegmentGroups: { Groups: [] } }],
    [{}],
  ])('is the endpoint for %j', (segment) => {
    expect(segmentLevel(segment)).toBe('endpoint');
  });
});

describe('a message step', () => {
  it('reaches endpoints of its channel, each address once', () => {
    const mine = [
      endpoint(),
      endpoint({ id: 'e2' }),
      endpoint({ id: 'e3', channelType: 'SMS', address: '+31612345678' }),
    ];
    expect(reachedEndpoints(stepChannels('EMAIL'), mine).map(({ id }) => id)).toEqual(['e1']);
  });

  it('reaches whoever is there when an old endpoint has the same address', () => {
    const old = endpoint({ id: 'a', status: 'INACTIVE' });
    const here = endpoint({ id: 'b' });
    expect(reachedEndpoints(stepChannels('EMAIL'), [old, here])).toEqual([here]);
    const no = endpoint({ id: 'c', optOut: 'ALL' });
    expect(reachedEndpoints(stepChannels('EMAIL'), [old, here, no])).toEqual([no]);
  });

  it('succeeds when one message was accepted, and otherwise says the first reason', () => {
    expect(messageOutcome([])).toBe('NOT_REACHABLE_ON_CHANNEL');
    expect(messageOutcome([{ state: 'refused', reason: 'OPTED_OUT' }, { state: 'accepted' }])).toBe(
      'SUCCESS',
    );
    expect(messageOutcome([{ state: 'refused', reason: 'OPTED_OUT' }])).toBe('OPTED_OUT');
    expect(messageOutcome([{ state: 'rejected' }])).toBe('FAILURE_PERMANENT');
    expect(messageOutcome([{ state: 'rejected', transient: true }])).toBe('FAILURE');
    expect(messageOutcome([{ state: 'unknown' }])).toBe('UNKNOWN');
  });
});
