import { sizeProblems, type TemplateKind } from './kind.ts';

const MAX_SIZE = 10_000;
const LANGUAGE = /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i;
const VOICE = /^[a-z]{1,32}$/i;

export const voice: TemplateKind<'VOICE'> = {
  type: 'VOICE',
  parts: ({ Body }) => [{ name: 'Body', source: Body }],
  problems: (body) => [
    ...sizeProblems('Body', voice.parts(body), MAX_SIZE),
    ...(body.LanguageCode && !LANGUAGE.test(body.LanguageCode)
      ? [`LanguageCode is "${body.LanguageCode}": expected a code like en-US`]
      : []),
    ...(body.VoiceId && !VOICE.test(body.VoiceId)
      ? [`VoiceId is "${body.VoiceId}": expected the name of a voice, like Joanna`]
      : []),
  ],
};
