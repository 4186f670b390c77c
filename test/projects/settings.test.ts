import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { NotFoundError } from '../../src/errors.ts';
import {
  createApp,
  getApplicationSettings,
  updateApplicationSettings,
} from '../../src/projects/index.ts';
import type { In } from '../../src/wire.ts';
import { testWorld, type TestWorld } from '../support/world.ts';

type Settings = In<'UpdateApplicationSettings'>['WriteApplicationSettingsRequest'];

let world: TestWorld;
let id: string;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  id = (await createApp(world.ctx, { CreateApplicationRequest: { Name: 'Shop' } })).Id;
});

const read = () => getApplicationSettings(world.ctx, { ApplicationId: id });
const write = (settings: Settings, ctx = world.ctx) =>
  updateApplicationSettings(ctx, { ApplicationId: id, WriteApplicationSettingsRequest: settings });

it('has no settings at first', async () => {
  expect(await read()).toEqual({ ApplicationId: id, LastModifiedDate: expect.any(String) });
});

it('gives back what was written', async () => {
  const settings = {
    CampaignHook: { Mode: 'FILTER', WebUrl: 'https://hooks.example.com/filter' },
    Limits: { Daily: 100, MaximumDuration: 60, MessagesPerSecond: 20_000, Session: 5, Total: 0 },
    QuietTime: { Start: '22:00', End: '06:30' },
    JourneyLimits: { DailyCap: 1, TotalCap: 0, TimeframeCap: { Cap: 3, Days: 7 } },
  } as const;
  const answer = await write(settings);
  expect(answer).toEqual({
    ApplicationId: id,
    ...settings,
    LastModifiedDate: expect.stringMatching(/Z$/),
  });
  expect(await read()).toEqual(answer);
});

it('leaves alone what a later request does not mention', async () => {
  await write({ Limits: { Daily: 5 }, QuietTime: { Start: '22:00', End: '06:00' } });
  await write({ Limits: { Total: 9 } });
  expect(await read()).toMatchObject({ QuietTime: { Start: '22:00', End: '06:00' } });
  expect((await read()).Limits).toEqual({ Total: 9 });
});

it('turns quiet time off by an empty one', async () => {
  await write({ QuietTime: { Start: '22:00', End: '06:00' } });
  await write({ QuietTime: {} });
  expect((await read()).QuietTime).toEqual({});
});

it('tells all that is wrong at once and changes nothing', async () => {
  const failure = write({
    Limits: { Daily: 101, MaximumDuration: 59, MessagesPerSecond: 0 },
    QuietTime: { Start: '24:00' },
    JourneyLimits: { TimeframeCap: { Cap: 3, Days: 31 } },
    CampaignHook: { WebUrl: 'ftp://example.com', LambdaFunctionName: 'filter', Mode: 'DELIVERY' },
  });
  for (const path of [
    'Limits.Daily is 101: expected a whole number from 0 to 100',
    'Limits.MaximumDuration is 59',
    'Limits.MessagesPerSecond is 0',
    'QuietTime.Start is "24:00"',
    'QuietTime.End is ""',
    'JourneyLimits.TimeframeCap.Days is 31',
    'CampaignHook.WebUrl is "ftp://example.com"',
    'CampaignHook.LambdaFunctionName is "filter": Lambda functions can\'t be called from here',
    'CampaignHook.Mode is "DELIVERY": expected FILTER',
  ]) {
    await expect(failure).rejects.toThrow(path);
  }
  expect(await read()).not.toHaveProperty('Limits');
});

it('refuses a timeframe without days', async () => {
  await expect(write({ JourneyLimits: { TimeframeCap: { Cap: 3 } } })).rejects.toThrow(
    'needs both Cap and Days',
  );
});

it("neither shows nor changes the settings of another account's project", async () => {
  const stranger = { ...world.ctx, account: 'somebody else' };
  await expect(getApplicationSettings(stranger, { ApplicationId: id })).rejects.toBeInstanceOf(
    NotFoundError,
  );
  await expect(write({ Limits: { Daily: 1 } }, stranger)).rejects.toBeInstanceOf(NotFoundError);
  expect(await read()).not.toHaveProperty('Limits');
});
