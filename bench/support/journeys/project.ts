import { asFastAsAnswered } from '../api/load.ts';
import type { ApiProcess } from '../api/process.ts';
import { signAll, type Call } from '../api/signing.ts';

const BATCH = 100;

/** How benchmarks of journeys ask the API: signed, as everybody does. */
export interface Caller {
  readonly ask: (call: Call) => Promise<{ readonly Id: string }>;
  readonly askAll: (calls: readonly Call[], connections: number) => Promise<void>;
}

export function callerOf(api: ApiProcess): Caller {
  const send = async (calls: readonly Call[], connections: number) =>
    (await asFastAsAnswered(api.url, await signAll(api, calls), connections)).answers;
  return {
    async ask(call) {
      const [answer] = await send([call], 1);
      const body: unknown = JSON.parse(answer?.body ?? '{}');
      const id = typeof body === 'object' && body && 'Id' in body ? String(body.Id) : '';
      return { Id: id };
    },
    async askAll(calls, connections) {
      await send(calls, connections);
    },
  };
}

/** A project that mails through the sink, with the template `hello`; gives back the path of its resources. */
export async function mailingProject({ ask }: Caller, mailUrl: string): Promise<string> {
  const { Id } = await ask({ method: 'POST', path: '/v1/apps', body: { Name: 'bench' } });
  const path = `/v1/apps/${Id}`;
  await ask({
    method: 'PUT',
    path: `${path}/channels/email`,
    body: { FromAddress: 'bench@example.com', Identity: 'example.com', Enabled: true },
  });
  await ask({
    method: 'POST',
    path: `${path}/providers`,
    body: { Name: 'sink', Channel: 'EMAIL', Kind: 'smtp', Secrets: { Url: mailUrl } },
  });
  await ask({
    method: 'POST',
    path: '/v1/templates/hello/email',
    body: {
      Subject: 'Hello {{Attributes.Name}}',
      HtmlPart: '<html><body><p>Hello {{Attributes.Name}}</p></body></html>',
    },
  });
  return path;
}

/** Stores endpoints `<group>-0` … `<group>-<count - 1>`, and gives back the segment of them. */
export async function storeGroup(
  { ask, askAll }: Caller,
  path: string,
  group: string,
  count: number,
): Promise<string> {
  const batch = (from: number): Call => ({
    method: 'PUT',
    path: `${path}/endpoints`,
    body: {
      Item: Array.from({ length: Math.min(BATCH, count - from) }, (_, i) => ({
        Id: `${group}-${from + i}`,
        ChannelType: 'EMAIL',
        Address: `${group}-${from + i}@example.com`,
        Attributes: { Group: [group], Name: [`Person ${from + i}`] },
      })),
    },
  });
  await askAll(
    Array.from({ length: Math.ceil(count / BATCH) }, (_, n) => batch(n * BATCH)),
    4,
  );
  const segment = await ask({
    method: 'POST',
    path: `${path}/segments`,
    body: {
      Name: group,
      Dimensions: { Attributes: { Group: { AttributeType: 'INCLUSIVE', Values: [group] } } },
    },
  });
  return segment.Id;
}

/** Publishes a journey; gives back its id. */
export async function publish(
  { ask }: Caller,
  path: string,
  journey: Readonly<Record<string, unknown>>,
): Promise<string> {
  const body = { Name: 'bench', State: 'ACTIVE', ...journey };
  return (await ask({ method: 'POST', path: `${path}/journeys`, body })).Id;
}
