import { characters } from '../text.ts';

const COLOR = /^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/i;
const URL_FORM = /^https?:\/\/[^\s/?#]+\S*$/i;
const LINK_FORM = /^[a-z][a-z0-9+.-]*:\S+$/i;
// A page that shows the message would run these.
const SCRIPTS = /^(?:javascript|data|vbscript):/i;

export function colorProblems(color: string | undefined, path: string): string[] {
  return color && !COLOR.test(color)
    ? [`${path} is "${color}": expected a color like #1a2b3c`]
    : [];
}

/** The address of a page or an image. */
export function urlProblems(url: string | undefined, path: string): string[] {
  return url && !URL_FORM.test(url) ? [`${path} is "${url}": expected http://… or https://…`] : [];
}

/** A place inside an app, by the app's own scheme. */
export function linkProblems(link: string | undefined, path: string): string[] {
  return link && (!LINK_FORM.test(link) || SCRIPTS.test(link))
    ? [`${path} is "${link}": expected a link with a scheme, like shop://sale`]
    : [];
}

/** In-app text is shown as it is: nothing puts values in, so a variable would be shown too. */
export function textProblems(text: string | undefined, path: string, max: number): string[] {
  const length = characters(text ?? '');
  return [
    ...(length > max ? [`${path} has ${length} characters: expected at most ${max}`] : []),
    ...(text?.includes('{{') ? [`${path} has a variable: in-app messages have none`] : []),
  ];
}
