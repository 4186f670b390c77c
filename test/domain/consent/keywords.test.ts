import { expect, it } from 'vitest';
import { keywordOf, sameAddress } from '../../../src/domain/consent/index.ts';

it.each([
  'stop',
  'Quit',
  'END',
  'revoke',
  'Opt out',
  'opt-out',
  'cancel',
  'UNSUBSCRIBE',
  ' Stop! ',
  '"stop".',
  'Arrêt',
  'STOPP',
  'Baja',
  'abmelden',
])('%j asks us to stop', (text) => {
  expect(keywordOf(text)).toBe('STOP');
});

it.each(['Please stop by the shop', 'end of the week?', '', 'stop it now', '🙂'])(
  '%j asks for nothing',
  (text) => {
    expect(keywordOf(text)).toBeUndefined();
  },
);

it('knows who wants help, and who comes back', () => {
  expect([keywordOf('help?'), keywordOf('Hilfe'), keywordOf('Start')]).toEqual([
    'HELP',
    'HELP',
    'START',
  ]);
});

it('takes one address however it is written', () => {
  expect(sameAddress('EMAIL', ' Ann@Example.COM')).toBe('ann@example.com');
  expect(sameAddress('SMS', '+49 (151) 123-45')).toBe(sameAddress('SMS', '004915112345'));
});
