import type { UpdateEndpointStep } from '../../domain/journey/index.ts';
import type { AttributeChange } from '../../endpoints/index.ts';
import { deedOf, doneAs, rendering, type Render } from './deed.ts';
import type { StepRunner } from './runner.ts';

/** Changes every endpoint of the participant; what it says of the user comes from the data of the first. */
export const updateEndpoint: StepRunner<'UpdateEndpoint'> = {
  decides: false,
  sends: true,
  changes: true,
  async run(effects, step, visit) {
    const { Attributes = {}, UserAttributes, NextActivity: next } = step;
    const endpoints = [...(await visit.endpoints())].sort((a, b) => (a.id < b.id ? -1 : 1));
    const changes = rendering(effects, (rendererFor) =>
      endpoints.map((endpoint, at): AttributeChange => {
        const render = rendererFor(endpoint);
        return {
          id: endpoint.id,
          attributes: rendered(Attributes, render),
          ...(at === 0 && UserAttributes && { userAttributes: rendered(UserAttributes, render) }),
        };
      }),
    );
    if ('outcome' in changes) return doneAs(changes, next);
    const deed = deedOf(visit, 'UpdateEndpoint', next);
    return doneAs(await effects.changeAttributes(deed, changes), next);
  },
};

/** A template that prints nothing gives no value. */
function rendered(
  lists: NonNullable<UpdateEndpointStep['Attributes']>,
  render: Render,
): AttributeChange['attributes'] {
  return Object.fromEntries(
    Object.entries(lists).map(([name, values]) => [
      name,
      values.map(render).filter((value, at) => value !== '' || values[at] === ''),
    ]),
  );
}
