const WORD = 2 ** 32;

/**
 * A code of that many digits out of random bytes, every code as likely as any other: of the four-byte words the
 * first that does not fall into the incomplete rest is taken.
 */
export function codeFrom(bytes: Buffer, digits: number): string {
  const codes = 10 ** digits;
  const fair = WORD - (WORD % codes);
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    const word = bytes.readUInt32BE(at);
    if (word < fair) return String(word % codes).padStart(digits, '0');
  }
  throw new Error(`${bytes.length} bytes hold no fair code of ${digits} digits`);
}
