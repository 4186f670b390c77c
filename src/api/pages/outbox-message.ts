import { html } from './html.ts';
import type { Html } from './html.ts';
import { layout } from './layout.ts';
import { when } from './outbox-list.ts';
import type { OutboxItem } from './outbox-list.ts';

export interface OutboxDetail extends OutboxItem {
  readonly ApplicationId: string;
  readonly EndpointId?: string;
  readonly JourneyId?: string;
  readonly Headers?: Readonly<Record<string, string>>;
  readonly Html?: string;
  readonly Text?: string;
  readonly Payload?: string;
}

function facts(
  pairs: readonly (readonly [name: string, value: string | Html | undefined])[],
): Html {
  const known = pairs.filter(([, value]) => value !== undefined);
  return html`<dl class="card">
    ${known.map(
      ([name, value]) =>
        html`<dt>${name}</dt>
          <dd>${value}</dd>`,
    )}
  </dl>`;
}

function section(title: string, content: Html): Html {
  return html`<section>
    <h2>${title}</h2>
    ${content}
  </section>`;
}

// A payload is one line of JSON; for a reader it is set out.
const setOut = (json: string) => JSON.stringify(JSON.parse(json), null, 2);
const preformatted = (text: string) => html`<pre class="card">${text}</pre>`;

/** One message: who it went to, what it looks like, its text part, its headers. */
export function outboxMessagePage(message: OutboxDetail): string {
  const { ApplicationId, Id, Headers = {}, Html: markup, Text: text, Payload: payload } = message;
  const project = encodeURIComponent(ApplicationId);
  const preview = `/outbox/${project}/${encodeURIComponent(Id)}/preview`;
  const frame = html`<iframe
      class="card"
      title="The message as its recipient sees it"
      src="${preview}"
      sandbox="allow-popups allow-popups-to-escape-sandbox"
    ></iframe>
    <p class="quiet">Shown with its images, as a mail program would: an open is recorded.</p>`;
  return layout({
    title: message.Subject || `${message.ChannelType} message`,
    isSignedIn: true,
    body: html`<p><a href="/outbox?project=${project}">Outbox</a></p>
      <h1>${message.Subject || `${message.ChannelType} message`}</h1>
      ${facts([
        ['To', message.Address],
        ['Channel', html`<span class="chip">${message.ChannelType}</span>`],
        ['When', when(message.CreationDate)],
        ['Endpoint', message.EndpointId],
        ['Journey', message.JourneyId],
        ['Message', Id],
      ])}
      ${markup !== undefined && section('Preview', frame)}
      ${text !== undefined && section('Text', preformatted(text))}
      ${payload !== undefined && section('Payload', preformatted(setOut(payload)))}
      ${Object.keys(Headers).length > 0 && section('Headers', facts(Object.entries(Headers)))}`,
  });
}

/** The HTML part for its frame: links open beside the page, never inside of it. */
export function previewDocument(markup: string): string {
  const base = '<base target="_blank">';
  return /<head[^>]*>/i.test(markup)
    ? markup.replace(/<head[^>]*>/i, (head) => head + base)
    : base + markup;
}
