const ENTITIES: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  zwnj: '',
};
const HIDDEN = ['style', 'script', 'head', 'title'];

/** The words of an HTML e-mail, for readers that show no HTML: links keep their targets, blocks their lines. */
export function htmlToText(html: string): string {
  let rest = html.replace(/<!--.*?(?:-->|$)/gs, '');
  for (const name of HIDDEN) rest = withoutElement(rest, name);
  const words = rest
    .replace(/\s+/g, ' ')
    .replace(/<a\s[^<>]*?href\s*=\s*["']([^"'<>]*)["'][^<>]*>([^<]*)<\/a\s*>/gi, linked)
    .replace(/<(?:br|\/p|\/div|\/tr|\/h[1-6]|\/li|\/table)\b[^<>]*>/gi, '\n')
    .replace(/<li\b[^<>]*>/gi, '- ')
    .replace(/<\/?[a-z!][^<>]*>/gi, '');
  return decode(words)
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function linked(_: string, target: string, label: string): string {
  return decode(target) === decode(label.trim()) ? label : `${label} (${target})`;
}

/** By searching, not by one expression over both tags, which takes quadratic time on unclosed ones. */
function withoutElement(html: string, name: string): string {
  const kept: string[] = [];
  const open = new RegExp(`<${name}\\b`, 'gi');
  const close = new RegExp(`</${name}\\s*>`, 'gi');
  let from = 0;
  for (let start = open.exec(html); start; start = open.exec(html)) {
    kept.push(html.slice(from, start.index));
    close.lastIndex = start.index;
    const end = close.exec(html);
    from = end ? end.index + end[0].length : html.length;
    if (!end) break;
    open.lastIndex = from;
  }
  return kept.join('') + html.slice(from);
}

function decode(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,6}));/gi,
    (all: string, decimal?: string, hex?: string, name?: string) => {
      if (name) return ENTITIES[name.toLowerCase()] ?? all;
      const code = decimal ? Number(decimal) : parseInt(hex ?? '', 16);
      return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
        ? String.fromCodePoint(code)
        : '';
    },
  );
}
