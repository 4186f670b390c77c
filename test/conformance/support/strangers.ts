import type { Operation } from '../../../src/api/model.ts';
import type { Maker } from './maker.ts';
import type { Scene } from './scene.ts';

interface Stranger {
  readonly label: string;
  readonly value: string;
  readonly status: 400 | 404;
}

/** Ids that nothing has. */
const UNKNOWN: Readonly<Record<string, string>> = {
  Version: '987654',
  TemplateName: 'nothing-is-called-so',
  ResourceArn:
    'arn:aws:mobiletargeting:eu-west-1:000000000000:apps/ffffffffffffffffffffffffffffffff',
};
const NOBODYS_ID = 'ffffffffffffffffffffffffffffffff';

/** Labels that are no ids but words: an unknown one is a mistake. */
const WORDS = ['AttributeType', 'TemplateType', 'KpiName'];

/** Where a new name makes a new thing. */
const MAKES_NEW = [/^Create\w+Template\.TemplateName$/, /^UpdateEndpoint\.EndpointId$/];

/** The ids of a path, each in turn one that nothing has; and the things of one project asked of another. */
export async function strangersOf(
  operation: Operation,
  labels: Scene['labels'],
  maker: Maker,
): Promise<Stranger[]> {
  const names = Object.keys(labels).filter(
    (label) => !MAKES_NEW.some((form) => form.test(`${operation.name}.${label}`)),
  );
  const strangers = names.map((label): Stranger => {
    const isWord = WORDS.includes(label);
    return {
      label,
      value: isWord ? 'no-such-word' : (UNKNOWN[label] ?? NOBODYS_ID),
      status: isWord ? 400 : 404,
    };
  });
  const hasOwnThings = names.some((label) =>
    /^(Segment|Campaign|Journey|Job|Endpoint|User)Id$/.test(label),
  );
  if (!hasOwnThings) return strangers;
  const other = await maker.make('CreateApp', {});
  return [...strangers, { label: 'ApplicationId', value: other, status: 404 }];
}
