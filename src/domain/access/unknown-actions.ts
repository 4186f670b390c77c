import { nearest } from '../nearest.ts';
import { fitting, readPattern } from './pattern.ts';
import { isObject } from './report.ts';

/** Of other services a policy may say what it likes. */
const OURS = ['mobiletargeting', 'cairn'];
const MAX_NAMED = 3;
const MAX_SHOWN = 100;

const none: ReadonlyMap<string, readonly string[]> = new Map();
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

/** The actions that were most likely meant: which service it is hardly anybody gets wrong. */
export function nearestActions(action: string, known: ReadonlySet<string>): string[] {
  const name = (text: string) => text.slice(text.indexOf(':') + 1);
  const byName = new Map([...known].map((one) => [name(one), one]));
  const asked = name(action.slice(0, MAX_SHOWN)).replaceAll(/[*?]/g, '');
  return nearest(asked, byName.keys(), MAX_NAMED).map((one) => byName.get(one) ?? one);
}

function problemOf(path: string, action: unknown, known: ReadonlySet<string>): string[] {
  if (typeof action !== 'string' || action.length > MAX_SHOWN) return [];
  const [service = '', name = ''] = action.split(':', 2);
  if (!OURS.includes(service.toLowerCase()) || name === '') return [];
  const syntax = { wildcards: true, variables: false, note: () => undefined };
  const fits = fitting(readPattern(action.toLowerCase(), syntax) ?? []);
  if ([...known].some((one) => fits(one.toLowerCase(), none) === true)) return [];
  const meant = nearestActions(action, known);
  const hint = meant.length > 0 ? `: perhaps ${meant.join(' or ')} is meant` : '';
  return [`${path} is "${action}", and there is no such action${hint}`];
}

/**
 * Actions of ours that no operation has, or that match none: whoever writes one would wait for it to act. Only policies
 * that are written are held to it; what was stored by another version means what it says.
 */
export function unknownActions(document: unknown, known: ReadonlySet<string>): string[] {
  if (!isObject(document)) return [];
  const isList = Array.isArray(document.Statement);
  return listOf(document.Statement).flatMap((statement, at) => {
    if (!isObject(statement)) return [];
    const path = isList ? `Statement[${at}]` : 'Statement';
    return ['Action', 'NotAction'].flatMap((member) =>
      listOf(statement[member]).flatMap((action, place) => {
        const here = Array.isArray(statement[member]) ? `[${place}]` : '';
        return problemOf(`${path}.${member}${here}`, action, known);
      }),
    );
  });
}
