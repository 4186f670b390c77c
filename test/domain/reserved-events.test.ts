import { describe, expect, it } from 'vitest';
import { reservedTypeProblems } from '../../src/domain/reserved-events.ts';

describe('the type of an event that an app reports', () => {
  // As the mobile SDKs and Amplify send them.
  it.each([
    '_session.start',
    '_session.stop',
    '_session.pause',
    '_session.resume',
    '_userauth.sign_in',
    '_userauth.auth_fail',
    '_monetization.purchase',
    '_campaign.opened_notification',
    '_campaign.received_foreground',
    '_campaign.received_background',
    '_journey.opened_notification',
    '_journey.received_foreground',
    '_journey.received_background',
    'checkout',
    '_my.own',
    '_emails.of.mine',
  ])('may be %s', (type) => {
    expect(reservedTypeProblems(type)).toEqual([]);
  });

  it.each([
    '_email.open',
    '_email.hardbounce',
    '_SMS.SUCCESS',
    '_sms.success',
    '_campaign.send',
    '_journey.send',
  ])('is not %s, which only the sender of a message knows', (type) => {
    expect(reservedTypeProblems(type)[0]).toContain(`EventType is "${type}": only the sender`);
  });
});
