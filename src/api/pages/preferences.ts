import type { Preferences } from '../../tracking/index.ts';
import { html } from './html.ts';
import { layout } from './layout.ts';

/** What a person may choose: topics one by one where the project has any, and nothing at all. */
export function preferencesPage({
  projectName,
  maskedAddress,
  topics,
  leftAll,
}: Preferences): string {
  const choices = html`<form method="post">
    <h2>What would you like to get?</h2>
    ${topics.map(
      ({ name, title, description, left }) =>
        html`<label>
          <input type="checkbox" name="topic" value="${name}" ${!leftAll && !left && 'checked'} />
          <span
            >${title}${description !== undefined && html`<br /><span class="quiet">${description}</span>`}</span
          >
        </label>`,
    )}
    <button name="choice" value="topics">Save</button>
  </form>`;
  const all = leftAll
    ? html`<form method="post">
        <p>You get no messages from us.</p>
        <button name="choice" value="again">Subscribe again</button>
      </form>`
    : html`<form method="post">
        <button class="plain" name="choice" value="nothing">Unsubscribe from everything</button>
      </form>`;
  return page(
    'Your messages',
    html`<p>From ${projectName} to ${maskedAddress}.</p>
      ${topics.length > 0 && choices} ${(topics.length === 0 || !leftAll) && all}
      <p class="quiet">Messages that you ask for, such as codes and receipts, still reach you.</p>`,
  );
}

export function preferencesSavedPage({ projectName, leftAll }: Preferences): string {
  const said = leftAll
    ? html`<p role="status">You are unsubscribed: ${projectName} sends you no more of this.</p>`
    : html`<p role="status">Your choice is saved.</p>`;
  return page(
    'Done',
    html`${said}
      <p><a href="">Change it</a></p>`,
  );
}

export function unknownLinkPage(): string {
  return page(
    'This link does not work',
    html`<p>It may have been cut short. Open it from the message again, or answer the message.</p>`,
  );
}

function page(title: string, body: ReturnType<typeof html>): string {
  return layout({
    title,
    body: html`<div class="card letter">
      <h1>${title}</h1>
      ${body}
    </div>`,
  });
}
