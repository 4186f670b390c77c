import { endpointProblems } from '../../endpoint-request.ts';
import type { StepKind } from '../step-kind.ts';
import { isTemplated, templatedProblems } from '../templated.ts';

type Lists = Readonly<Record<string, readonly string[]>>;

/** Sets or removes attributes of the participant's endpoints and of its user. */
export const updateEndpoint: StepKind<'UpdateEndpoint'> = {
  type: 'UpdateEndpoint',
  metricType: 'UPDATE_ENDPOINT',
  edges: (step) => [{ label: 'next', to: step.NextActivity }],
  problems({ Attributes = {}, UserAttributes = {} }, path) {
    const isEmpty = Object.keys({ ...Attributes, ...UserAttributes }).length === 0;
    return [
      ...(isEmpty ? [`${path} changes nothing: name Attributes or UserAttributes`] : []),
      ...listProblems(Attributes, `${path}.Attributes`),
      ...listProblems(UserAttributes, `${path}.UserAttributes`),
    ];
  },
};

/** As for an endpoint; how long a template's text gets is known when it is rendered. */
function listProblems(lists: Lists, path: string): string[] {
  const literal = Object.entries(lists).map(([name, values]): [string, readonly string[]] => [
    name,
    values.map((value) => (isTemplated(value) ? '' : value)),
  ]);
  return [
    ...endpointProblems({ Attributes: Object.fromEntries(literal) }).map((problem) =>
      problem.replace(/^Attributes/, path),
    ),
    ...templatedProblems(
      Object.entries(lists).flatMap(([name, values]) =>
        values.map((value, i): [string, string] => [`${path}.${name}[${i}]`, value]),
      ),
    ),
  ];
}
