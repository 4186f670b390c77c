import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Ctx } from '../../src/context.ts';
import {
  createInAppTemplate,
  deleteInAppTemplate,
  updateInAppTemplate,
  updateTemplateActiveVersion,
} from '../../src/templates/index.ts';
import type { Written } from '../campaigns/campaign-world.ts';
import { testWorld, type TestWorld } from '../support/world.ts';
import { inAppProject, type InAppProject } from './in-app-world.ts';

let world: TestWorld;
let ctx: Ctx;
let shop: InAppProject;
let accounts = 0;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  accounts += 1;
  ctx = { ...world.ctx, account: String(accounts) };
  shop = await inAppProject(ctx);
});

const at = (iso: string): Ctx => ({ ...ctx, now: () => new Date(iso) });

it('gives a cohort its treatment, and those held out nothing', async () => {
  const message = (color: string): Written['MessageConfiguration'] => ({
    InAppMessage: { Content: [{ BackgroundColor: color }] },
  });
  await shop.create({
    ...shop.banner,
    HoldoutPercent: 10,
    AdditionalTreatments: [
      { SizePercent: 20, MessageConfiguration: message('#111111') },
      { SizePercent: 30, Schedule: { ...shop.banner.Schedule, StartTime: '2036-01-01T00:00:00Z' } },
    ],
  });
  const shown = async (number: number, as = ctx) => {
    await shop.setCohort(number);
    const [campaign] = await shop.fetchAll('ada', as);
    const color = campaign?.InAppMessage?.Content?.[0]?.BackgroundColor;
    return campaign && [campaign.TreatmentId, color];
  };
  expect(await shown(0)).toEqual(['1', '#111111']);
  expect(await shown(19)).toEqual(['1', '#111111']);
  expect(await shown(20)).toBeUndefined();
  expect(await shown(49, at('2036-01-01T00:00:00Z'))).toEqual(['2', '#ffffff']);
  expect(await shown(50)).toEqual(['0', '#ffffff']);
  expect(await shown(89)).toEqual(['0', '#ffffff']);
  expect(await shown(90)).toBeUndefined();
  expect(await shown(99)).toBeUndefined();
});

describe('the template', () => {
  const TemplateName = 'sale';
  const body = (BackgroundColor: string) => ({ Content: [{ BackgroundColor }] });
  const colors = async () =>
    (await shop.fetchAll()).map(({ InAppMessage }) => InAppMessage?.Content?.[0]?.BackgroundColor);
  const write = (Version?: string) => {
    const { MessageConfiguration: _own, ...banner } = shop.banner;
    const InAppTemplate = { Name: TemplateName, Version };
    return shop.create({ ...banner, TemplateConfiguration: { InAppTemplate } });
  };

  it('is shown in the version that the campaign names, else in the active one', async () => {
    const InAppTemplateRequest = {
      ...body('#000001'),
      Layout: 'OVERLAYS' as const,
      CustomConfig: { theme: 'dark' },
      TemplateDescription: 'not for the app',
    };
    await createInAppTemplate(ctx, { TemplateName, InAppTemplateRequest });
    await write('1');
    await write();
    await write('latest');
    const { TemplateDescription: _told, ...shown } = InAppTemplateRequest;
    expect((await shop.fetchAll())[0]?.InAppMessage).toEqual(shown);

    const second = { InAppTemplateRequest: body('#000002'), CreateNewVersion: true };
    await updateInAppTemplate(ctx, { TemplateName, ...second });
    expect(await colors()).toEqual(['#000001', '#000001', '#000002']);
    await updateTemplateActiveVersion(ctx, {
      TemplateName,
      TemplateType: 'INAPP',
      TemplateActiveVersionRequest: { Version: '2' },
    });
    expect(await colors()).toEqual(['#000001', '#000002', '#000002']);
  });

  it('takes its message along when it is deleted, and the others are still shown', async () => {
    await createInAppTemplate(ctx, { TemplateName, InAppTemplateRequest: body('#000001') });
    await write();
    await shop.create(shop.banner);
    await deleteInAppTemplate(ctx, { TemplateName });
    expect(await colors()).toEqual(['#ffffff']);
  });
});
