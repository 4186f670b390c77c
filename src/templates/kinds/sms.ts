import { sizeProblems, topicProblems, type TemplateKind } from './kind.ts';

const MAX_SIZE = 1600;

export const sms: TemplateKind<'SMS'> = {
  type: 'SMS',
  parts: ({ Body }) => [{ name: 'Body', source: Body }],
  problems: (body) => [
    ...sizeProblems('Body', sms.parts(body), MAX_SIZE),
    ...topicProblems(body.Topic),
  ],
};
