import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Ctx } from '../../src/context.ts';
import { NotFoundError, ValidationError } from '../../src/errors.ts';
import * as templates from '../../src/templates/index.ts';
import type { In } from '../../src/wire.ts';
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
  ctx = { ...world.ctx, account: String(accounts), requestId: 'req-1' };
});

type InApp = In<'CreateInAppTemplate'>['InAppTemplateRequest'];
type Voice = In<'CreateVoiceTemplate'>['VoiceTemplateRequest'];
const TemplateName = 'hello';
const inApp = (InAppTemplateRequest: InApp) =>
  templates.createInAppTemplate(ctx, { TemplateName, InAppTemplateRequest });
const voice = (VoiceTemplateRequest: Voice) =>
  templates.createVoiceTemplate(ctx, { TemplateName, VoiceTemplateRequest });

const content: NonNullable<InApp['Content']>[number] = {
  BackgroundColor: '#FFFFFF',
  ImageUrl: 'https://example.com/sale.png',
  HeaderConfig: { Alignment: 'CENTER', Header: 'Sale', TextColor: '#000' },
  BodyConfig: { Alignment: 'LEFT', Body: 'Until Sunday', TextColor: '#1a2B3c' },
  PrimaryBtn: {
    DefaultConfig: {
      ButtonAction: 'LINK',
      Link: 'https://example.com/sale',
      Text: 'Show me',
      TextColor: '#fff',
      BackgroundColor: '#000000',
      BorderRadius: 4,
    },
    IOS: { ButtonAction: 'DEEP_LINK', Link: 'shop://sale' },
  },
  SecondaryBtn: { DefaultConfig: { ButtonAction: 'CLOSE', Text: 'No' } },
};
const full: InApp = {
  Layout: 'MOBILE_FEED',
  Content: [content],
  CustomConfig: { theme: 'dark' },
  TemplateDescription: 'The summer sale',
};
const about = (TemplateType: string, Version = '1') => ({
  Arn: `arn:aws:mobiletargeting:us-east-1:${ctx.account}:templates/hello/${TemplateType}`,
  ...{ TemplateName, TemplateType, Version },
  CreationDate: expect.stringMatching(/^\d{4}-.*Z$/),
  LastModifiedDate: expect.stringMatching(/^\d{4}-.*Z$/),
});

it('gives an in-app template back as it was written, version by version', async () => {
  expect(await inApp({ ...full, tags: { team: 'growth' } })).toEqual({
    Arn: about('INAPP').Arn,
    Message: 'Created',
    RequestID: 'req-1',
  });
  const tags = { team: 'growth' };
  const get = (Version?: string) => templates.getInAppTemplate(ctx, { TemplateName, Version });
  expect(await get()).toEqual({ ...full, ...about('INAPP'), tags });

  const carousel: InApp = { Layout: 'CAROUSEL', Content: Array(5).fill(content) };
  await templates.updateInAppTemplate(ctx, {
    TemplateName,
    CreateNewVersion: true,
    InAppTemplateRequest: carousel,
  });
  expect(await get()).toMatchObject({ Version: '1', Layout: 'MOBILE_FEED' });
  expect(await get('latest')).toEqual({ ...carousel, ...about('INAPP', '2'), tags });
  await templates.updateTemplateActiveVersion(ctx, {
    TemplateName,
    TemplateType: 'inapp',
    TemplateActiveVersionRequest: { Version: '2' },
  });
  expect(await get()).toMatchObject({ Version: '2', Layout: 'CAROUSEL' });
  await templates.deleteInAppTemplate(ctx, { TemplateName, Version: '1' });
  const versions = await templates.listTemplateVersions(ctx, {
    TemplateName,
    TemplateType: 'INAPP',
  });
  expect(versions.Item.map(({ Version }) => Version)).toEqual(['2']);
  await templates.deleteInAppTemplate(ctx, { TemplateName });
  await expect(get()).rejects.toBeInstanceOf(NotFoundError);
});

it('gives a voice template back as it was written, and lists it beside one of the same name', async () => {
  const request = {
    Body: 'Hello {{User.UserAttributes.Name.[0]}}',
    LanguageCode: 'en-US',
    VoiceId: 'Joanna',
    DefaultSubstitutions: '{"User.UserAttributes.Name":"friend"}',
    TemplateDescription: 'Greets',
  };
  await voice(request);
  expect(await templates.getVoiceTemplate(ctx, { TemplateName })).toEqual({
    ...request,
    ...about('VOICE'),
    tags: {},
  });
  await inApp({});
  await templates.updateVoiceTemplate(ctx, { TemplateName, VoiceTemplateRequest: { Body: 'Hi' } });
  expect(await templates.getVoiceTemplate(ctx, { TemplateName })).toMatchObject({ Body: 'Hi' });
  const list = async (TemplateType?: string) =>
    (await templates.listTemplates(ctx, { TemplateType })).Item.map((item) => item.TemplateType);
  expect(await list()).toEqual(['INAPP', 'VOICE']);
  expect(await list('VOICE')).toEqual(['VOICE']);
  await templates.deleteVoiceTemplate(ctx, { TemplateName });
  expect(await list()).toEqual(['INAPP']);
});

describe('what a voice template may not say', () => {
  it.each<[Voice, string]>([
    [{ Body: 'x'.repeat(10_001) }, 'Body has 10001 characters: expected at most 10000'],
    [{ Body: '{{#if x}}' }, 'Body, line 1'],
    [{ Body: 'Hi', LanguageCode: 'English (US)' }, 'LanguageCode is "English (US)"'],
    [{ Body: 'Hi', VoiceId: 'Joanna 2' }, 'VoiceId is "Joanna 2"'],
    [{ Body: 'Hi', DefaultSubstitutions: '[]' }, 'DefaultSubstitutions is not valid'],
  ])('%#', async (request, message) => {
    const ask = voice(request);
    await expect(ask).rejects.toBeInstanceOf(ValidationError);
    await expect(ask).rejects.toThrow(message);
    expect((await templates.listTemplates(ctx, {})).Item).toEqual([]);
  });
});

it("does not find another account's template", async () => {
  await inApp(full);
  await voice({ Body: 'Hi' });
  const stranger = { ...ctx, account: 'somebody else' };
  for (const ask of [
    () => templates.getInAppTemplate(stranger, { TemplateName }),
    () => templates.getVoiceTemplate(stranger, { TemplateName }),
    () => templates.updateInAppTemplate(stranger, { TemplateName, InAppTemplateRequest: {} }),
    () => templates.deleteVoiceTemplate(stranger, { TemplateName }),
  ]) {
    await expect(ask()).rejects.toBeInstanceOf(NotFoundError);
  }
  expect(await templates.getInAppTemplate(ctx, { TemplateName })).toMatchObject(full);
});

it('refuses wrong content when a template is made and when it is changed', async () => {
  const wrong: InApp = { ...full, Content: [content, content] };
  await expect(inApp(wrong)).rejects.toThrow('Content has 2 messages: expected at most 1');
  await inApp(full);
  await expect(
    templates.updateInAppTemplate(ctx, { TemplateName, InAppTemplateRequest: wrong }),
  ).rejects.toThrow('Content has 2 messages: expected at most 1');
  expect(await templates.getInAppTemplate(ctx, { TemplateName })).toMatchObject(full);
});
