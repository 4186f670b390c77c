/** What a text message that somebody sends us asks for. */
export type Keyword = 'STOP' | 'START' | 'HELP';

/** In capitals and without accents, as carriers and the law count them; one language a line. */
const WORDS: Record<Keyword, readonly string[]> = {
  STOP: [
    ...[
      'STOP',
      'QUIT',
      'END',
      'REVOKE',
      'OPT OUT',
      'OPTOUT',
      'CANCEL',
      'UNSUBSCRIBE',
      'STOPALL',
      'STOP ALL',
    ],
    ...['STOPP', 'ABMELDEN', 'ABBESTELLEN'],
    ...['ARRET', 'ARRETER', 'DESABONNER'],
    ...['ALTO', 'PARAR', 'CANCELAR', 'BAJA'],
    ...['BASTA', 'ANNULLA', 'SAIR', 'AFMELDEN'],
  ],
  START: ['START', 'UNSTOP', 'YES', 'ANMELDEN', 'OUI', 'SI', 'INICIAR'],
  HELP: ['HELP', 'INFO', 'HILFE', 'AIDE', 'AYUDA', 'AIUTO', 'AJUDA'],
};

/**
 * The keyword of a message: the whole text, but for punctuation, spaces and case. "Please stop by the shop" is
 * none.
 */
export function keywordOf(text: string): Keyword | undefined {
  const said = text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return KEYWORDS.find((keyword) => WORDS[keyword].includes(said));
}

const KEYWORDS: readonly Keyword[] = ['STOP', 'START', 'HELP'];
