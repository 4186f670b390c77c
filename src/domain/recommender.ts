import type { In } from '../wire.ts';
import { arnProblems, isArnOf } from './aws-arn.ts';
import { characters } from './text.ts';

type Written = In<'CreateRecommenderConfiguration'>['CreateRecommenderConfiguration'];

const ID_TYPES = ['PINPOINT_ENDPOINT_ID', 'PINPOINT_USER_ID'];
const MAX_ITEMS = 5;
const MAX_DESCRIPTION = 128;
// Only a function of the author's own can make several attributes of a recommendation.
const MAX_ATTRIBUTES = { withFunction: 10, without: 1 };
const NAME = /^[\p{L}\p{N}][\p{L}\p{N} _-]{0,127}$/u;
const DISPLAY_NAME = /^[\p{L}\p{N}][\p{L}\p{N} _-]{0,24}$/u;
const ATTRIBUTE_NAME = /^[A-Za-z0-9][A-Za-z0-9_-]{0,49}$/;
const FUNCTION_NAME = /^[\w-]{1,64}$/;

/** What is wrong with the configuration of a recommender model. */
export function recommenderProblems(written: Written): string[] {
  const { Name, Description = '', RecommendationProviderIdType: idType } = written;
  const { RecommendationTransformerUri: transformer, RecommendationsPerMessage: items } = written;
  return [
    ...arnProblems('RecommendationProviderUri', written.RecommendationProviderUri, [
      'Personalize campaign',
    ]),
    ...arnProblems('RecommendationProviderRoleArn', written.RecommendationProviderRoleArn, [
      'IAM role',
    ]),
    ...matchProblems('Name', Name, NAME, 128),
    ...matchProblems(
      'RecommendationsDisplayName',
      written.RecommendationsDisplayName,
      DISPLAY_NAME,
      25,
    ),
    ...(characters(Description) > MAX_DESCRIPTION
      ? [
          `Description has ${characters(Description)} characters: expected at most ${MAX_DESCRIPTION}`,
        ]
      : []),
    ...(idType && !ID_TYPES.includes(idType)
      ? [`RecommendationProviderIdType is "${idType}": expected one of ${ID_TYPES.join(', ')}`]
      : []),
    ...(items !== undefined && (items < 1 || items > MAX_ITEMS)
      ? [`RecommendationsPerMessage is ${items}: expected 1 to ${MAX_ITEMS}`]
      : []),
    ...(transformer && !FUNCTION_NAME.test(transformer) && !isArnOf('Lambda function', transformer)
      ? [`RecommendationTransformerUri is "${transformer}": expected the name or ARN of a function`]
      : []),
    ...attributeProblems(written),
  ];
}

function attributeProblems({ Attributes = {}, RecommendationTransformerUri }: Written): string[] {
  const entries = Object.entries(Attributes);
  const most = RecommendationTransformerUri ? MAX_ATTRIBUTES.withFunction : MAX_ATTRIBUTES.without;
  return [
    ...(entries.length > most
      ? [
          `Attributes has ${entries.length} names: expected at most ${MAX_ATTRIBUTES.withFunction} with a RecommendationTransformerUri and ${MAX_ATTRIBUTES.without} without`,
        ]
      : []),
    ...entries.flatMap(([name, shown]) => [
      ...(ATTRIBUTE_NAME.test(name)
        ? []
        : [`Attributes has the name "${name}": expected 1 to 50 letters, digits, "_" or "-"`]),
      ...matchProblems(`Attributes.${name}`, shown, DISPLAY_NAME, 25),
    ]),
  ];
}

function matchProblems(
  path: string,
  text: string | undefined,
  form: RegExp,
  max: number,
): string[] {
  return text === undefined || form.test(text)
    ? []
    : [
        `${path} is "${text}": expected 1 to ${max} letters, digits, spaces, "_" or "-", beginning with a letter or digit`,
      ];
}
