import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Ctx } from '../../src/context.ts';
import { createSmsTemplate, getSmsTemplate, updateSmsTemplate } from '../../src/templates/index.ts';
import { testWorld, type TestWorld } from '../support/world.ts';

let world: TestWorld;
let ctx: Ctx;
beforeAll(async () => {
  world = await testWorld();
  ctx = { ...world.ctx, account: 'many' };
});
afterAll(() => world.close());

const create = (TemplateName: string, as = ctx) =>
  createSmsTemplate(as, { TemplateName, SMSTemplateRequest: { Body: 'Hi' } });

describe('an account', () => {
  it('has at most 20,000 templates', async () => {
    await ctx.db.raw(
      `insert into templates (account_id, name, type)
         select 'many', 't' || n, 'SMS' from generate_series(1, 19999) n`,
    );
    await create('the-last');
    await expect(create('one-more')).rejects.toThrow('The account has 20000 templates, the most');
    await expect(create('elsewhere', { ...ctx, account: 'few' })).resolves.toBeDefined();
  });
});

describe('a template', () => {
  it('has at most 5,000 versions; one of them may be written anew', async () => {
    const few = { ...ctx, account: 'versions' };
    await create('hi', few);
    await few.db('templates').where({ account_id: 'versions' }).update({ last_version: 4999 });
    const write = (CreateNewVersion: boolean, Body: string) =>
      updateSmsTemplate(few, {
        TemplateName: 'hi',
        SMSTemplateRequest: { Body },
        CreateNewVersion,
      });
    await write(true, 'the last');
    await expect(write(true, 'one more')).rejects.toThrow('has had 5000 versions, the most');
    await write(false, 'the last, again');
    const read = await getSmsTemplate(few, { TemplateName: 'hi', Version: 'latest' });
    expect(read).toMatchObject({ Version: '5000', Body: 'the last, again' });
  });
});
