import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Ctx } from '../../src/context.ts';
import { NotFoundError, ValidationError } from '../../src/errors.ts';
import {
  createEmailTemplate,
  createPushTemplate,
  createSmsTemplate,
  deleteEmailTemplate,
  deleteSmsTemplate,
  getEmailTemplate,
  getPushTemplate,
  getSmsTemplate,
  listTemplates,
  updateEmailTemplate,
  updateSmsTemplate,
} from '../../src/templates/index.ts';
import { testWorld, type TestWorld } from '../support/world.ts';

let world: TestWorld;
let ctx: Ctx;
let accounts = 0;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

/** An account of the test's own: templates belong to accounts. */
function newAccount(): Ctx {
  accounts += 1;
  ctx = { ...world.ctx, account: String(accounts), requestId: 'req-1' };
  return ctx;
}

const sms = (TemplateName: string, Body: string) =>
  createSmsTemplate(ctx, { TemplateName, SMSTemplateRequest: { Body } });
const writeSms = (Body: string, how: { Version?: string; CreateNewVersion?: boolean } = {}) =>
  updateSmsTemplate(ctx, { TemplateName: 'hi', SMSTemplateRequest: { Body }, ...how });
const readSms = async (Version?: string) => {
  const found = await getSmsTemplate(ctx, { TemplateName: 'hi', Version });
  return [found.Version, found.Body];
};

it('makes an e-mail template and gives it back as it was written', async () => {
  newAccount();
  const request = {
    Subject: 'Hi {{User.UserAttributes.Name}}',
    HtmlPart: '<p>{{Attributes.City.[0]}}</p>',
    TextPart: 'Hi',
    Headers: [{ Name: 'X-Team', Value: 'growth' }],
    DefaultSubstitutions: '{"User.UserAttributes.Name":"friend"}',
    TemplateDescription: 'Greets',
  };
  const created = await createEmailTemplate(ctx, {
    TemplateName: 'Welcome_1',
    EmailTemplateRequest: { ...request, tags: { team: 'growth' } },
  });
  expect(created).toEqual({
    Arn: `arn:aws:mobiletargeting:us-east-1:${ctx.account}:templates/Welcome_1/EMAIL`,
    Message: 'Created',
    RequestID: 'req-1',
  });
  expect(await getEmailTemplate(ctx, { TemplateName: 'Welcome_1' })).toEqual({
    ...request,
    Arn: created.Arn,
    TemplateName: 'Welcome_1',
    TemplateType: 'EMAIL',
    Version: '1',
    CreationDate: expect.stringMatching(/^\d{4}-.*Z$/),
    LastModifiedDate: expect.stringMatching(/^\d{4}-.*Z$/),
    tags: { team: 'growth' },
  });
});

it('makes a push template with parts for each service', async () => {
  newAccount();
  const request = {
    Default: { Title: 'Hi', Body: 'All', Action: 'URL' as const, Url: 'https://example.com' },
    GCM: { Body: '{{Attributes.X}}', RawContent: '{"a":"{{Id}}"}' },
  };
  await createPushTemplate(ctx, { TemplateName: 'p', PushNotificationTemplateRequest: request });
  expect(await getPushTemplate(ctx, { TemplateName: 'p' })).toMatchObject({
    ...request,
    TemplateType: 'PUSH',
  });
});

describe('names', () => {
  it('are free once per type and account', async () => {
    newAccount();
    await sms('hi', 'x');
    await expect(sms('hi', 'y')).rejects.toBeInstanceOf(ValidationError);
    await createEmailTemplate(ctx, { TemplateName: 'hi', EmailTemplateRequest: { TextPart: 'x' } });
    newAccount();
    await sms('hi', 'x');
  });

  it.each(['', '_hi', '-hi', 'a b', 'é', 'x'.repeat(129), 'a/b'])('%j is refused', async (name) => {
    newAccount();
    await expect(sms(name, 'x')).rejects.toThrow('TemplateName is');
  });
});

it("does not reach another account's templates", async () => {
  newAccount();
  await sms('hi', 'mine');
  newAccount();
  await expect(readSms()).rejects.toBeInstanceOf(NotFoundError);
  await expect(writeSms('theirs')).rejects.toBeInstanceOf(NotFoundError);
  await expect(deleteSmsTemplate(ctx, { TemplateName: 'hi' })).rejects.toBeInstanceOf(
    NotFoundError,
  );
  expect((await listTemplates(ctx, {})).Item).toEqual([]);
});

describe('what is refused when it is written', () => {
  const email = (
    EmailTemplateRequest: Parameters<typeof createEmailTemplate>[1]['EmailTemplateRequest'],
  ) => createEmailTemplate(newAccount(), { TemplateName: 'bad', EmailTemplateRequest });

  it('syntax, in each part with its line, and all problems at once', async () => {
    await expect(
      email({
        Subject: 'Hi {{nope 1}}',
        HtmlPart: '<p>\n{{#if x}}\n</p>',
        TextPart: 'a\nb\n{{> foreign}}',
        DefaultSubstitutions: '["list"]',
        Headers: [
          { Name: 'Bcc', Value: 'x@example.com' },
          { Name: 'X-A', Value: 'a\r\nBcc: b@example.com' },
        ],
      }),
    ).rejects.toThrow(
      /Headers\[0\]\.Name is "Bcc".*Headers\[1\]\.Value has a line break.*DefaultSubstitutions is not valid.*Subject, line 1: there is no helper "nope".*HtmlPart, line 3: .*TextPart, line 3: only partials/s,
    );
  });

  it.each([
    ['<mjml><mj-body>\n<mj-foo /></mj-body></mjml>', /HtmlPart, line 2: <mj-foo>: /],
    [
      '<mjml>\n\n<mj-include path="/etc/passwd" /></mjml>',
      /HtmlPart, line 3: mj-include is not offered/,
    ],
    [
      '<mjml><mj-body>{{#if a}}\n<mj-section></mj-section>{{/if}}</mj-body></mjml>',
      /line 1: MJML drops \{\{#if a\}\}/,
    ],
    ['<mjml', /^HtmlPart, .*mjml/i],
  ])('MJML: %s', async (HtmlPart, message) => {
    await expect(email({ HtmlPart })).rejects.toThrow(message);
  });

  it('sizes', async () => {
    await expect(email({ HtmlPart: 'x'.repeat(600_001) })).rejects.toThrow('has 600001 characters');
    await expect(sms('long', 'x'.repeat(1601))).rejects.toThrow('Body has 1601 characters');
    const PushNotificationTemplateRequest = {
      ADM: { Body: 'x'.repeat(6000) },
      GCM: { Body: 'x'.repeat(4001) },
    };
    await expect(
      createPushTemplate(ctx, { TemplateName: 'long', PushNotificationTemplateRequest }),
    ).rejects.toThrow(/^GCM has 4001 characters: expected at most 4000$/);
  });

  it('changes nothing when an update is refused', async () => {
    newAccount();
    await sms('hi', 'one');
    await expect(writeSms('{{#if}}')).rejects.toBeInstanceOf(ValidationError);
    expect(await readSms()).toEqual(['1', 'one']);
  });
});

it('takes MJML, whose variables are put in escaped', async () => {
  newAccount();
  const HtmlPart =
    '<mjml><mj-body><mj-section><mj-column><mj-text>Hi {{Attributes.Name}}</mj-text></mj-column></mj-section></mj-body></mjml>';
  await createEmailTemplate(ctx, { TemplateName: 'm', EmailTemplateRequest: { HtmlPart } });
  await updateEmailTemplate(ctx, { TemplateName: 'm', EmailTemplateRequest: { HtmlPart } });
  expect((await getEmailTemplate(ctx, { TemplateName: 'm' })).HtmlPart).toBe(HtmlPart);
  await deleteEmailTemplate(ctx, { TemplateName: 'm' });
});

it('lists templates by prefix and type, in a short form, page by page', async () => {
  newAccount();
  for (const name of ['ab', 'a_c', 'aXc', 'b']) await sms(name, 'x');
  await createEmailTemplate(ctx, { TemplateName: 'ab', EmailTemplateRequest: { TextPart: 'x' } });
  const names = async (ask: Parameters<typeof listTemplates>[1]) =>
    (await listTemplates(ctx, ask)).Item?.map(
      (item) => `${item.TemplateName}/${item.TemplateType}`,
    );
  expect(await names({ Prefix: 'a_' })).toEqual(['a_c/SMS']);
  expect(await names({ TemplateType: 'EMAIL' })).toEqual(['ab/EMAIL']);
  await expect(names({ TemplateType: 'FAX' })).rejects.toThrow('expected one of EMAIL, SMS, PUSH');

  const seen: string[] = [];
  let NextToken: string | undefined;
  do {
    const page = await listTemplates(ctx, { PageSize: '2', NextToken });
    seen.push(...(page.Item ?? []).map((item) => `${item.TemplateName}/${item.TemplateType}`));
    NextToken = page.NextToken;
  } while (NextToken);
  expect(seen.toSorted()).toEqual(['aXc/SMS', 'a_c/SMS', 'ab/EMAIL', 'ab/SMS', 'b/SMS'].toSorted());
  expect((await listTemplates(ctx, { Prefix: 'b' })).Item).toEqual([
    {
      TemplateName: 'b',
      TemplateType: 'SMS',
      Version: '1',
      CreationDate: expect.any(String),
      LastModifiedDate: expect.any(String),
    },
  ]);
});
