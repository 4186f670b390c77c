import { PhoneNumberValidateCommand } from '@aws-sdk/client-pinpoint';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApiKey } from '../../src/access/index.ts';
import { phoneNumberValidate } from '../../src/phone-numbers/index.ts';
import { apiWorld, type ApiWorld } from '../api/server.ts';

let world: ApiWorld;
beforeAll(async () => {
  world = await apiWorld();
});
afterAll(() => world.close());

const validate = (PhoneNumber?: string, IsoCountryCode?: string) =>
  phoneNumberValidate(world.ctx, { NumberValidateRequest: { PhoneNumber, IsoCountryCode } });

it('tells an SDK client all that a number plan knows', async () => {
  const { NumberValidateResponse } = await world.client().send(
    new PhoneNumberValidateCommand({
      NumberValidateRequest: { PhoneNumber: '0151 1234 5678', IsoCountryCode: 'DE' },
    }),
  );
  expect(NumberValidateResponse).toEqual({
    CleansedPhoneNumberE164: '+4915112345678',
    CleansedPhoneNumberNational: '15112345678',
    Country: 'Germany',
    CountryCodeIso2: 'DE',
    CountryCodeNumeric: '49',
    OriginalCountryCodeIso2: 'DE',
    OriginalPhoneNumber: '0151 1234 5678',
    PhoneType: 'MOBILE',
    PhoneTypeCode: 0,
    Timezone: 'Europe/Berlin',
  });
});

describe('the type of a number', () => {
  it.each([
    ['+447911123456', 'MOBILE', 0, 'GG'],
    ['+12065550142', 'MOBILE', 0, 'US'],
    ['+493012345678', 'LANDLINE', 1, 'DE'],
    ['+445612345678', 'VOIP', 2, 'GB'],
    ['+18005551234', 'OTHER', 4, 'US'],
    ['+80012345678', 'OTHER', 4, undefined],
  ])('of %s is %s', async (number, PhoneType, PhoneTypeCode, CountryCodeIso2) => {
    const told = await validate(number);
    expect(told).toMatchObject({ PhoneType, PhoneTypeCode, CleansedPhoneNumberE164: number });
    expect(told.CountryCodeIso2).toBe(CountryCodeIso2);
  });

  it.each(['+1', '+49151', '12345', 'call me', 'call +12065550142 now', '+999123456789', '٣'])(
    'of %s is INVALID, without anything made up',
    async (number) => {
      expect(await validate(number)).toEqual({
        OriginalPhoneNumber: number,
        PhoneType: 'INVALID',
        PhoneTypeCode: 3,
      });
    },
  );
});

it('takes a number as it is written at home, abroad, or without a plus sign', async () => {
  const told = await Promise.all([
    validate('(206) 555-0142', 'us'),
    validate('12065550142', 'US'),
    validate('+1 206 555 0142', 'DE'),
    validate('12065550142'),
  ]);
  for (const { CleansedPhoneNumberE164, CleansedPhoneNumberNational } of told) {
    expect(CleansedPhoneNumberE164).toBe('+12065550142');
    expect(CleansedPhoneNumberNational).toBe('2065550142');
  }
});

it('has a time zone only where all of the country has one time', async () => {
  expect((await validate('+33612345678')).Timezone).toBe('Europe/Paris');
  for (const number of ['+12065550142', '+61412345678', '+80012345678']) {
    expect((await validate(number)).Timezone).toBeUndefined();
  }
});

it('names what is wrong with the request', async () => {
  await expect(validate(undefined, 'XX')).rejects.toThrow(
    'PhoneNumber: is required; IsoCountryCode is "XX": expected an ISO 3166-1 alpha-2 code',
  );
  await expect(validate('1'.repeat(101))).rejects.toThrow('PhoneNumber has 101 characters');
});

it('answers on the documented path with its slash, and without', async () => {
  const key = await createApiKey(world.ctx, { WriteApiKeyRequest: { Name: 'test' } });
  for (const path of ['/v1/phone/number/validate/', '/v1/phone/number/validate']) {
    const answer = await fetch(world.url + path, {
      method: 'POST',
      headers: { authorization: `Bearer ${key.ApiKey}` },
      body: JSON.stringify({ PhoneNumber: '+12065550142' }),
    });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ PhoneType: 'MOBILE', CountryCodeIso2: 'US' });
  }
});
