import { describe, expect, it } from 'vitest';
import { smsParts } from '../../../src/domain/delivery/index.ts';

describe('the parts of a text message', () => {
  it.each([
    ['no text at all', '', 1],
    ['160 letters of the GSM alphabet', 'a'.repeat(160), 1],
    ['161 of them', 'a'.repeat(161), 2],
    ['306 of them', 'a'.repeat(306), 2],
    ['307 of them', 'a'.repeat(307), 3],
    ['80 letters that need an escape', '€'.repeat(80), 1],
    ['81 of them', '€'.repeat(81), 2],
    ['70 letters of another alphabet', 'я'.repeat(70), 1],
    ['71 of them', 'я'.repeat(71), 2],
    ['134 of them', 'я'.repeat(134), 2],
    ['135 of them', 'я'.repeat(135), 3],
    ['35 pictures of two units', '😀'.repeat(35), 1],
    ['one letter of another alphabet among 160', `я${'a'.repeat(159)}`, 3],
    ['accents that the GSM alphabet has', 'è'.repeat(160), 1],
    ['accents that it has not', 'ê'.repeat(71), 2],
  ])('of %s are counted', (_, text, parts) => {
    expect(smsParts(text)).toBe(parts);
  });

  it('never end in the middle of a letter', () => {
    // 153 septets hold 76 escaped letters, and one is left over in each part.
    expect(smsParts('€'.repeat(152))).toBe(2);
    expect(smsParts('€'.repeat(153))).toBe(3);
    expect(smsParts('😀'.repeat(66))).toBe(2);
    expect(smsParts('😀'.repeat(67))).toBe(3);
  });
});
