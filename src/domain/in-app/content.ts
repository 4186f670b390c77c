import type { In } from '../../wire.ts';
import { characters } from '../text.ts';
import { buttonProblems } from './button.ts';
import { colorProblems, textProblems, urlProblems } from './values.ts';

/** What an app or a web page shows by itself: the body of a template, or the message of a campaign. */
export type InAppMessage = Pick<
  In<'CreateInAppTemplate'>['InAppTemplateRequest'],
  'Content' | 'CustomConfig' | 'Layout'
>;
type Content = NonNullable<InAppMessage['Content']>[number];

const MAX_CONTENTS = 5;
const MAX_SIZE = 200_000;
const MAX_HEADER = 64;
const MAX_BODY = 150;
const MAX_CUSTOM = 10;

/** What is wrong with an in-app message. */
export function inAppProblems(message: InAppMessage): string[] {
  const { Content: contents = [], CustomConfig = {}, Layout } = message;
  const most = Layout === 'CAROUSEL' ? MAX_CONTENTS : 1;
  const size = characters(JSON.stringify(message));
  const pairs = Object.keys(CustomConfig).length;
  return [
    ...(contents.length > most
      ? [
          `Content has ${contents.length} messages: expected at most ${most} with the layout ${Layout ?? '(none)'}`,
        ]
      : []),
    ...(size > MAX_SIZE
      ? [`The message has ${size} characters: expected at most ${MAX_SIZE}`]
      : []),
    ...(pairs > MAX_CUSTOM
      ? [`CustomConfig has ${pairs} entries: expected at most ${MAX_CUSTOM}`]
      : []),
    ...contents.flatMap((content, index) => contentProblems(content, `Content[${index}]`)),
  ];
}

function contentProblems(content: Content, path: string): string[] {
  const { BackgroundColor, BodyConfig, HeaderConfig, ImageUrl, PrimaryBtn, SecondaryBtn } = content;
  return [
    ...colorProblems(BackgroundColor, `${path}.BackgroundColor`),
    ...urlProblems(ImageUrl, `${path}.ImageUrl`),
    ...textProblems(HeaderConfig?.Header, `${path}.HeaderConfig.Header`, MAX_HEADER),
    ...colorProblems(HeaderConfig?.TextColor, `${path}.HeaderConfig.TextColor`),
    ...textProblems(BodyConfig?.Body, `${path}.BodyConfig.Body`, MAX_BODY),
    ...colorProblems(BodyConfig?.TextColor, `${path}.BodyConfig.TextColor`),
    ...buttonProblems(PrimaryBtn, `${path}.PrimaryBtn`),
    ...buttonProblems(SecondaryBtn, `${path}.SecondaryBtn`),
  ];
}
