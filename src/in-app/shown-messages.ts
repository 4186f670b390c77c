import type { Ctx } from '../context.ts';
import { loadTemplates, templateId } from '../templates/index.ts';
import type { Assigned, ShownMessage } from './present.ts';

/**
 * What each campaign shows: its own message, or that of its template in the version it names, else the active
 * one. A campaign whose template is gone is not in the answer.
 */
export async function shownMessages(
  ctx: Ctx,
  assigned: readonly Assigned[],
): Promise<Map<Assigned, ShownMessage>> {
  const keys = new Map(assigned.flatMap((one) => entryOf(one, templateKey(one))));
  const templates = await loadTemplates(ctx, 'INAPP', [...keys.values()]);
  return new Map(
    assigned.flatMap((one) => {
      const key = keys.get(one);
      const found = key
        ? templates.get(templateId(key))?.body
        : one.treatment.MessageConfiguration?.InAppMessage;
      if (!found) {
        const what = { campaignId: one.campaign.id, template: key };
        ctx.log.warn(what, 'An in-app message has no template any more: it is not shown');
      }
      return entryOf(one, found && messageOf(found));
    }),
  );
}

function entryOf<T>(one: Assigned, value: T | undefined): [Assigned, T][] {
  return value === undefined ? [] : [[one, value]];
}

function templateKey({ treatment: { TemplateConfiguration: templates } }: Assigned) {
  const { Name: name, Version: version } = templates?.InAppTemplate ?? {};
  return name ? { name, version } : undefined;
}

function messageOf({ Content, CustomConfig, Layout }: ShownMessage): ShownMessage {
  return {
    ...(Layout && { Layout }),
    ...(Content && { Content }),
    ...(CustomConfig && { CustomConfig }),
  };
}
