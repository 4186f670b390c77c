// Names of old keys may hold anything; a terminal obeys what it is sent.
const printable = (text: string) => text.replaceAll(/\p{Cc}/gu, '\uFFFD');
const widthOf = (text: string) => [...text].length;

/** A line that fits: what is cut off is shown as such. */
export function cut(line: string, width: number | undefined): string {
  const characters = [...line];
  if (width === undefined || characters.length <= width) return line;
  return `${characters.slice(0, Math.max(1, width) - 1).join('')}…`;
}

/** Rows as lines, each column as wide as its widest cell. */
export function aligned(rows: readonly (readonly string[])[]): string[] {
  const clean = rows.map((row) => row.map(printable));
  const widths: number[] = [];
  for (const row of clean) {
    row.forEach((cell, at) => (widths[at] = Math.max(widths[at] ?? 0, widthOf(cell))));
  }
  const pad = (cell: string, at: number) => cell + ' '.repeat((widths[at] ?? 0) - widthOf(cell));
  return clean.map((row) => row.map(pad).join('  ').trimEnd());
}

/** A table with a line of headings, or one line that says that there is nothing. */
export function table<Row>(
  rows: readonly Row[],
  none: string,
  columns: Readonly<Record<string, (row: Row) => string | undefined>>,
): string[] {
  if (rows.length === 0) return [none];
  const cells = rows.map((row) => Object.values(columns).map((cell) => cell(row) ?? '-'));
  return aligned([Object.keys(columns).map((name) => name.toUpperCase()), ...cells]);
}

/** Names and values, one pair a line. */
export function pairs(values: Readonly<Record<string, string | undefined>>): string[] {
  return aligned(
    Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
