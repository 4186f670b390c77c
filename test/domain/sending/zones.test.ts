import { describe, expect, it } from 'vitest';
import { recipientZone } from '../../../src/domain/sending/index.ts';

const phone = (address: string, Country?: string, Timezone?: string) => ({
  channelType: 'SMS' as const,
  address,
  demographic: Timezone === undefined ? {} : { Timezone },
  location: Country === undefined ? {} : { Country },
});
const byNumber = (...given: Parameters<typeof phone>) =>
  recipientZone(phone(...given), ['PHONE_NUMBER']);

describe('the zone of a recipient', () => {
  it('is the one it told, whatever its number says', () => {
    expect(byNumber('+4915112345678', 'DE', 'Asia/Tokyo')).toBe('Asia/Tokyo');
  });

  it('is none when what it told is none', () => {
    expect(byNumber('+4915112345678', 'DE', 'Mars/Olympus')).toBeUndefined();
    expect(byNumber('+4915112345678', 'DE', 'UTC+2')).toBeUndefined();
  });

  it('is estimated only where the journey says so', () => {
    expect(recipientZone(phone('+4915112345678'))).toBeUndefined();
    expect(recipientZone(phone('+4915112345678'), ['POSTAL_CODE'])).toBeUndefined();
  });

  it.each([
    ['+4915112345678', undefined, 'Europe/Berlin'],
    ['+33612345678', undefined, 'Europe/Paris'],
    ['+819012345678', undefined, 'Asia/Tokyo'],
    ['0151 12345678', 'de', 'Europe/Berlin'],
  ])('of %s (%s) is %s: its country has one time', (address, country, zone) => {
    expect(byNumber(address, country)).toBe(zone);
  });

  it('is any of those of a country that has many and one time', () => {
    expect(byNumber('+5491123456789')).toMatch(/^America\//);
  });

  it.each([
    ['+12125551234', 'of the United States'],
    ['+79161234567', 'of Russia'],
    ['+34612345678', 'of Spain, which has the Canaries'],
    ['0151 12345678', 'without a country'],
    ['no number', 'that is none'],
  ])('of %s, a number %s, is not guessed', (address) => {
    expect(byNumber(address)).toBeUndefined();
  });

  it('of an e-mail address is not guessed from its digits', () => {
    const mail = { ...phone('+4915112345678@example.com'), channelType: 'EMAIL' as const };
    expect(recipientZone(mail, ['PHONE_NUMBER'])).toBeUndefined();
  });
});
