import { explainJourney, type JourneyExplanation } from '../journeys/index.ts';
import { accountCommand } from './account-command.ts';
import { aligned } from './table.ts';

export const explainJourneyCommand = accountCommand({
  words: 'explain',
  summary: 'Says what happened to an endpoint in a journey, why not more, and what it waits for',
  args: ['project', 'journey', 'endpoint'],
  options: {
    user: { type: 'boolean', what: 'the last argument is a user, with all of its endpoints' },
  },
  async run(ctx, given) {
    const person = given.arg('endpoint');
    const explanation = await explainJourney(ctx, {
      ApplicationId: given.arg('project'),
      JourneyId: given.arg('journey'),
      ...(given.flag('user') ? { UserId: person } : { EndpointId: person }),
    });
    return {
      data: explanation,
      lines: linesOf(explanation),
      ...(explanation.Truncated && {
        warning: 'The oldest is left out: there is more than is told',
      }),
    };
  },
});

function linesOf({
  JourneyName,
  JourneyState,
  Summary,
  Item,
  Waiting,
  EntryReasons,
}: JourneyExplanation): string[] {
  const section = (title: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : ['', `${title}:`, ...lines.map((line) => `  ${line}`)];
  return [
    `Journey "${JourneyName}" is ${JourneyState}. ${Summary}`,
    ...section(
      'What happened',
      aligned(Item.map((item) => [item.Date, item.Kind, item.Code, item.Summary])),
    ),
    ...section(
      'What it waits for',
      Waiting.map((one) => one.Summary),
    ),
    ...section(
      'What would keep it out now',
      EntryReasons.map((one) => `${one.Code}: ${one.Summary}`),
    ),
  ];
}
