/**
 * A number in [0, 100) that depends only on the text: the "random" of splits and holdouts. A retry, a
 * replay or another worker draws the same for the same participant, step and visit.
 * FNV-1a, then the finaliser of MurmurHash3, which spreads texts that differ in one character.
 */
export function drawPercent(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  hash ^= hash >>> 16;
  return ((hash >>> 0) / 0x1_0000_0000) * 100;
}
