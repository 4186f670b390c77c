import { html } from './html.ts';
import type { Html } from './html.ts';

interface Page {
  readonly title: string;
  readonly body: Html;
  readonly isSignedIn?: boolean;
}

/** A whole page: head, the bar at the top, and what is particular to it. */
export function layout({ title, body, isSignedIn = false }: Page): string {
  const bar = html`<header>
    <div>
      <strong>Cairn</strong>
      <nav aria-label="Pages">
        <a href="/outbox" aria-current="page">Outbox</a>
        <a href="/docs">API docs</a>
      </nav>
      <form method="post" action="/session/end">
        <button class="plain">Sign out</button>
      </form>
    </div>
  </header>`;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · Cairn</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/pages.css" />
      </head>
      <body>
        <a class="skip" href="#main">Skip to content</a>
        ${isSignedIn && bar}
        <main id="main">${body}</main>
      </body>
    </html> `.text;
}

export function signInPage(problem?: string): string {
  const body = html`<form class="card sign-in" method="post" action="/session">
    <h1>Cairn</h1>
    ${problem !== undefined && html`<p class="error" role="alert">${problem}</p>`}
    <label for="key">Access key id</label>
    <input id="key" name="key" required autocomplete="username" spellcheck="false" />
    <label for="secret">Secret access key</label>
    <input id="secret" name="secret" type="password" required autocomplete="current-password" />
    <button>Sign in</button>
    <p class="quiet">
      The key is the one that <code>npm start</code> printed the first time, or any other access key
      of this server.
    </p>
  </form>`;
  return layout({ title: 'Sign in', body });
}

export function errorPage(message: string, requestId: string): string {
  const body = html`<h1>That did not work</h1>
    <p>${message}</p>
    <p class="quiet">Request ${requestId}</p>
    <p><a href="/outbox">Back to the outbox</a></p>`;
  return layout({ title: 'Error', body, isSignedIn: true });
}
