import { headerProblems } from '../../domain/template/index.ts';
import { sizeProblems, topicProblems, type TemplateKind } from './kind.ts';

const MAX_SIZE = 600_000;

export const email: TemplateKind<'EMAIL'> = {
  type: 'EMAIL',
  parts: ({ Subject, HtmlPart, TextPart, Headers = [] }) => [
    { name: 'Subject', source: Subject },
    { name: 'HtmlPart', source: HtmlPart },
    { name: 'TextPart', source: TextPart },
    ...Headers.map(({ Value }, index) => ({ name: `Headers[${index}].Value`, source: Value })),
  ],
  problems: (body) => [
    ...sizeProblems('The template', email.parts(body), MAX_SIZE),
    ...headerProblems(body.Headers),
    ...topicProblems(body.Topic),
    ...(/[\r\n]/.test(body.Subject ?? '') ? ['Subject has a line break'] : []),
  ],
};
