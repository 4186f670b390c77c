import { CHANNEL_TYPES } from '../../domain/endpoint.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';
import { layout } from './layout.ts';

export interface OutboxItem {
  readonly Id: string;
  readonly ChannelType: string;
  readonly Address: string;
  readonly Subject?: string;
  readonly CreationDate: string;
}

export interface OutboxList {
  readonly projects: readonly { readonly Id?: string; readonly Name?: string }[];
  readonly projectId: string | undefined;
  readonly channelType: string | undefined;
  readonly messages: readonly OutboxItem[];
  readonly nextToken: string | undefined;
  readonly isFirstPage: boolean;
}

/** `2026-01-31T09:00:00.000Z` → a time element that reads `2026-01-31 09:00:00 UTC`. */
export function when(iso: string): Html {
  return html`<time datetime="${iso}">${iso.slice(0, 19).replace('T', ' ')} UTC</time>`;
}

function listUrl(list: OutboxList, token?: string): string {
  const query = new URLSearchParams();
  if (list.projectId) query.set('project', list.projectId);
  if (list.channelType) query.set('channel', list.channelType);
  if (token) query.set('token', token);
  return `/outbox?${query.toString()}`;
}

function option(value: string, text: string, chosen: string | undefined): Html {
  return value === chosen
    ? html`<option value="${value}" selected>${text}</option>`
    : html`<option value="${value}">${text}</option>`;
}

function filters(list: OutboxList): Html {
  const projects = list.projects.map(({ Id = '', Name = '' }) => option(Id, Name, list.projectId));
  const channels = CHANNEL_TYPES.map((type) => option(type, type, list.channelType));
  return html`<form class="filters" method="get" action="/outbox">
    <div>
      <label for="project">Project</label>
      <select id="project" name="project">
        ${projects}
      </select>
    </div>
    <div>
      <label for="channel">Channel</label>
      <select id="channel" name="channel">
        <option value="">All channels</option>
        ${channels}
      </select>
    </div>
    <button>Show</button>
  </form>`;
}

const UNTITLED: Readonly<Record<string, string>> = {
  EMAIL: '(no subject)',
  SMS: 'Text message',
  VOICE: 'Voice message',
  CUSTOM: 'Call of a webhook',
};

// What a text message says is for who opens it: it may be a one-time code.
const titleOf = ({ Subject, ChannelType }: OutboxItem) =>
  Subject || (UNTITLED[ChannelType] ?? 'Notification without a title');

function row(projectId: string, message: OutboxItem): Html {
  const url = `/outbox/${encodeURIComponent(projectId)}/${encodeURIComponent(message.Id)}`;
  return html`<tr>
    <td><span class="chip">${message.ChannelType}</span></td>
    <td><a href="${url}">${titleOf(message)}</a></td>
    <td class="address">${message.Address}</td>
    <td>${when(message.CreationDate)}</td>
  </tr>`;
}

function table(list: OutboxList, projectId: string): Html {
  return html`<div class="card scroll">
    <table>
      <thead>
        <tr>
          <th scope="col">Channel</th>
          <th scope="col">Message</th>
          <th scope="col">To</th>
          <th scope="col">When</th>
        </tr>
      </thead>
      <tbody>
        ${list.messages.map((message) => row(projectId, message))}
      </tbody>
    </table>
  </div>`;
}

function body(list: OutboxList): Html {
  if (list.projectId === undefined) {
    return html`<p class="card empty">
      There is no project that this key may see. Make one with CreateApp, or sign in with another
      key.
    </p>`;
  }
  if (list.messages.length === 0) {
    return html`<p class="card empty">
      No messages here. A channel without a provider delivers into this outbox.
    </p>`;
  }
  return table(list, list.projectId);
}

/** The newest messages of one project that went into the outbox. */
export function outboxListPage(list: OutboxList): string {
  const pages = html`<p class="pages">
    ${!list.isFirstPage && html`<a class="button plain" href="${listUrl(list)}">Newest</a>`}
    ${
      list.nextToken !== undefined &&
      html`<a class="button plain" href="${listUrl(list, list.nextToken)}">Older messages</a>`
    }
  </p>`;
  return layout({
    title: 'Outbox',
    isSignedIn: true,
    body: html`<h1>Outbox</h1>
      ${list.projects.length > 0 && filters(list)} ${body(list)} ${pages}`,
  });
}
