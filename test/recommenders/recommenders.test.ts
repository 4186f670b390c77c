import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Ctx } from '../../src/context.ts';
import { NotFoundError, ValidationError } from '../../src/errors.ts';
import {
  createRecommenderConfiguration,
  deleteRecommenderConfiguration,
  getRecommenderConfiguration,
  getRecommenderConfigurations,
  updateRecommenderConfiguration,
} from '../../src/recommenders/index.ts';
import { createEmailTemplate, getEmailTemplate } from '../../src/templates/index.ts';
import { testWorld, type TestWorld } from '../support/world.ts';

let world: TestWorld;
let ctx: Ctx;
let accounts = 0;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());
beforeEach(() => {
  accounts += 1;
  ctx = { ...world.ctx, account: String(accounts) };
});

const least = {
  RecommendationProviderUri: 'arn:aws:personalize:us-east-1:123456789012:campaign/shoes',
  RecommendationProviderRoleArn: 'arn:aws:iam::123456789012:role/personalize',
};
const full = {
  ...least,
  Name: 'Shoes for you',
  Description: 'Made for the summer (2026)',
  RecommendationProviderIdType: 'PINPOINT_USER_ID',
  RecommendationTransformerUri: 'arn:aws:lambda:us-east-1:123456789012:function:prices:live',
  RecommendationsDisplayName: 'Shoes',
  RecommendationsPerMessage: 3,
  Attributes: { shoe: 'Best shoe', shoe_price: 'Its price' },
};
const create = (given: Partial<typeof full> = {}) =>
  createRecommenderConfiguration(ctx, {
    CreateRecommenderConfiguration: { ...least, ...given },
  });

it('gives a recommender back as it was written, with defaults for what was left out', async () => {
  const dates = {
    CreationDate: expect.stringMatching(/^\d{4}-.*Z$/),
    LastModifiedDate: expect.stringMatching(/^\d{4}-.*Z$/),
  };
  const made = await create(full);
  expect(made).toEqual({ ...full, ...dates, Id: expect.stringMatching(/^[0-9a-f]{32}$/) });
  expect(await getRecommenderConfiguration(ctx, { RecommenderId: made.Id })).toEqual(made);
  const defaults = {
    RecommendationProviderIdType: 'PINPOINT_ENDPOINT_ID',
    RecommendationsPerMessage: 5,
  };
  expect(await create()).toMatchObject({ ...least, ...defaults });

  const updated = await updateRecommenderConfiguration(
    { ...ctx, now: () => new Date('2027-01-01') },
    { RecommenderId: made.Id, UpdateRecommenderConfiguration: { ...least, Name: 'Boots' } },
  );
  expect(updated).toEqual({
    ...{ ...least, ...defaults, Id: made.Id, Name: 'Boots' },
    CreationDate: made.CreationDate,
    LastModifiedDate: '2027-01-01T00:00:00.000Z',
  });
  expect(await deleteRecommenderConfiguration(ctx, { RecommenderId: made.Id })).toEqual(updated);
  await expect(getRecommenderConfiguration(ctx, { RecommenderId: made.Id })).rejects.toThrow(
    'Recommender configuration not found',
  );
});

it('lists every recommender of the account once, page by page', async () => {
  const made = await Promise.all([create(), create(), create()]);
  const first = await getRecommenderConfigurations(ctx, { PageSize: '2' });
  const rest = await getRecommenderConfigurations(ctx, { PageSize: '2', Token: first.NextToken });
  expect(first.Item).toHaveLength(2);
  expect([...first.Item, ...rest.Item].map(({ Id }) => Id)).toEqual(made.map((m) => m.Id).sort());
  expect(rest).not.toHaveProperty('NextToken');
  await expect(getRecommenderConfigurations(ctx, { PageSize: '0' })).rejects.toThrow('page-size');
});

describe('what is refused', () => {
  const attributes = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`a${index}`, 'shown']));
  it.each([
    [{ RecommendationProviderUri: 'https://example.com' }, 'Personalize campaign'],
    [{ RecommendationProviderRoleArn: '' }, /^RecommendationProviderRoleArn is "": expected/],
    [{ Name: '-x' }, 'Name is "-x": expected 1 to 128'],
    [{ Name: '' }, 'Name is ""'],
    [{ Description: 'x'.repeat(129) }, 'Description has 129 characters'],
    [{ RecommendationProviderIdType: 'USER' }, 'PINPOINT_ENDPOINT_ID, PINPOINT_USER_ID'],
    [{ RecommendationsPerMessage: 0 }, 'RecommendationsPerMessage is 0: expected 1 to 5'],
    [{ RecommendationsPerMessage: 6 }, 'RecommendationsPerMessage is 6'],
    [{ RecommendationTransformerUri: 'a b' }, 'expected the name or ARN of a function'],
    [{ RecommendationsDisplayName: 'x'.repeat(26) }, 'expected 1 to 25'],
    [{ Attributes: attributes(2) }, 'Attributes has 2 names'],
    [{ Attributes: attributes(11), RecommendationTransformerUri: 'f' }, 'Attributes has 11 names'],
    [{ Attributes: { 'a b': '!' } }, /the name "a b".*Attributes\.a b is "!"/],
  ])('%#: %o', async (given, message) => {
    const ask = create(given as Partial<typeof full>);
    await expect(ask).rejects.toBeInstanceOf(ValidationError);
    await expect(ask).rejects.toThrow(message);
    expect((await getRecommenderConfigurations(ctx, {})).Item).toEqual([]);
  });

  it("a recommender of another account, and what is wrong with an update's body", async () => {
    const { Id: RecommenderId } = await create();
    const update = { RecommenderId, UpdateRecommenderConfiguration: least };
    const stranger = { ...ctx, account: 'somebody else' };
    for (const ask of [
      () => getRecommenderConfiguration(stranger, { RecommenderId }),
      () => updateRecommenderConfiguration(stranger, update),
      () => deleteRecommenderConfiguration(stranger, { RecommenderId }),
    ]) {
      await expect(ask()).rejects.toBeInstanceOf(NotFoundError);
    }
    expect((await getRecommenderConfigurations(stranger, {})).Item).toEqual([]);
    const wrong = { ...least, RecommendationsPerMessage: 9 };
    await expect(
      updateRecommenderConfiguration(ctx, { ...update, UpdateRecommenderConfiguration: wrong }),
    ).rejects.toThrow('RecommendationsPerMessage is 9');
  });
});

it('a template names a recommender of its own account, and no other', async () => {
  const { Id: RecommenderId } = await create();
  const EmailTemplateRequest = { Subject: 'Hi', TextPart: 'Hi', RecommenderId };
  await createEmailTemplate(ctx, { TemplateName: 'shoes', EmailTemplateRequest });
  expect(await getEmailTemplate(ctx, { TemplateName: 'shoes' })).toMatchObject({ RecommenderId });
  await expect(
    createEmailTemplate(
      { ...ctx, account: 'somebody else' },
      { TemplateName: 'shoes', EmailTemplateRequest },
    ),
  ).rejects.toThrow(`RecommenderId is "${RecommenderId}": there is no such recommender`);
});
