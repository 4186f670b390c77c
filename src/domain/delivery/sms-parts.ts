/** The default alphabet of GSM 03.38; each of its characters is a septet. */
const BASIC = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?' +
    '¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
/** Written with an escape before them: two septets. */
const EXTENDED = new Set('\f^{}\\[~]|€');

interface Capacity {
  /** Alone, and as one of several parts, which need room for their numbers. */
  readonly single: number;
  readonly each: number;
}
const GSM: Capacity = { single: 160, each: 153 };
const UCS2: Capacity = { single: 70, each: 67 };

/** Into how many parts a text is cut on its way to a telephone; each of them is paid for. */
export function smsParts(text: string): number {
  const letters = [...text];
  const isGsm = letters.every((letter) => BASIC.has(letter) || EXTENDED.has(letter));
  return isGsm
    ? parts(
        letters.map((letter) => (EXTENDED.has(letter) ? 2 : 1)),
        GSM,
      )
    : parts(
        letters.map((letter) => letter.length),
        UCS2,
      );
}

/** No part ends in the middle of a letter. */
function parts(sizes: readonly number[], { single, each }: Capacity): number {
  const length = sizes.reduce((sum, size) => sum + size, 0);
  if (length <= single) return 1;
  let count = 1;
  let filled = 0;
  for (const size of sizes) {
    if (filled + size > each) {
      count += 1;
      filled = 0;
    }
    filled += size;
  }
  return count;
}
