import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Ctx } from '../../src/context.ts';
import { NotFoundError, ValidationError } from '../../src/errors.ts';
import {
  createSmsTemplate,
  deleteSmsTemplate,
  getSmsTemplate,
  listTemplateVersions,
  loadTemplate,
  updateSmsTemplate,
  updateTemplateActiveVersion,
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

describe('versions', () => {
  it('a new one is not active until it is made so; the plain update writes the newest', async () => {
    newAccount();
    await sms('hi', 'one');
    expect(await writeSms('two', { CreateNewVersion: true })).toEqual({
      Message: 'Accepted',
      RequestID: 'req-1',
    });
    expect(await readSms()).toEqual(['1', 'one']);
    expect(await readSms('latest')).toEqual(['2', 'two']);
    await writeSms('two, again');
    expect(await readSms('2')).toEqual(['2', 'two, again']);
    await writeSms('one, again', { Version: '1' });
    expect(await readSms()).toEqual(['1', 'one, again']);

    await updateTemplateActiveVersion(ctx, {
      TemplateName: 'hi',
      TemplateType: 'sms',
      TemplateActiveVersionRequest: { Version: 'latest' },
    });
    expect(await readSms()).toEqual(['2', 'two, again']);
    expect(await loadTemplate(ctx, { name: 'hi', type: 'SMS' })).toMatchObject({ version: 2 });
    expect(await loadTemplate(ctx, { name: 'hi', type: 'SMS', version: '1' })).toEqual({
      version: 1,
      body: { Body: 'one, again' },
    });
  });

  it('numbers are never used again', async () => {
    newAccount();
    await sms('hi', 'one');
    await writeSms('two', { CreateNewVersion: true });
    await deleteSmsTemplate(ctx, { TemplateName: 'hi', Version: '2' });
    expect(await readSms('latest')).toEqual(['1', 'one']);
    await writeSms('three', { CreateNewVersion: true });
    expect(await readSms('latest')).toEqual(['3', 'three']);
    const { Item } = await listTemplateVersions(ctx, { TemplateName: 'hi', TemplateType: 'SMS' });
    expect(Item?.map(({ Version }) => Version)).toEqual(['3', '1']);
  });

  it('two made at once get two numbers', async () => {
    newAccount();
    await sms('hi', 'one');
    await Promise.all(['a', 'b', 'c'].map((body) => writeSms(body, { CreateNewVersion: true })));
    const { Item } = await listTemplateVersions(ctx, { TemplateName: 'hi', TemplateType: 'SMS' });
    expect(Item?.map(({ Version }) => Version)).toEqual(['4', '3', '2', '1']);
  });

  it('the active one can not be deleted while there are others; the only one takes the template along', async () => {
    newAccount();
    await sms('hi', 'one');
    await writeSms('two', { CreateNewVersion: true });
    await expect(deleteSmsTemplate(ctx, { TemplateName: 'hi', Version: '1' })).rejects.toThrow(
      'it is the active version',
    );
    await deleteSmsTemplate(ctx, { TemplateName: 'hi', Version: '2' });
    await deleteSmsTemplate(ctx, { TemplateName: 'hi', Version: '1' });
    await expect(readSms()).rejects.toBeInstanceOf(NotFoundError);
  });

  it.each(['0', '-1', '1.5', 'newest', '99999999999'])('%s is no version', async (version) => {
    newAccount();
    await sms('hi', 'one');
    await expect(readSms(version)).rejects.toBeInstanceOf(ValidationError);
    await expect(readSms('7')).rejects.toBeInstanceOf(NotFoundError);
  });

  it('are listed newest first, page by page', async () => {
    newAccount();
    await sms('hi', '1');
    for (const body of ['2', '3']) await writeSms(body, { CreateNewVersion: true });
    const ask = { TemplateName: 'hi', TemplateType: 'SMS', PageSize: '2' };
    const first = await listTemplateVersions(ctx, ask);
    const rest = await listTemplateVersions(ctx, { ...ask, NextToken: first.NextToken });
    expect([first, rest].map((page) => page.Item?.map(({ Version }) => Version))).toEqual([
      ['3', '2'],
      ['1'],
    ]);
    expect(rest).not.toHaveProperty('NextToken');
  });
});
