import type { PinpointOperation } from '../wire.ts';

const SENDS_NO_CAMPAIGNS =
  'This version sends no campaigns: what is not an in-app campaign is stored and stays PAUSED, whatever IsPaused says';

const valueOf = (body: unknown, name: string): unknown =>
  typeof body === 'object' && body !== null
    ? Object.getOwnPropertyDescriptor(body, name)?.value
    : undefined;

/** A campaign that would send, if anything did. */
function isHeld(campaign: unknown): boolean {
  return (
    valueOf(valueOf(campaign, 'State'), 'CampaignStatus') === 'PAUSED' &&
    valueOf(valueOf(campaign, 'Schedule'), 'Frequency') !== 'IN_APP_EVENT'
  );
}

const ofCampaign = (body: unknown) => (isHeld(body) ? SENDS_NO_CAMPAIGNS : undefined);
function ofCampaigns(body: unknown): string | undefined {
  const items = valueOf(body, 'Item');
  return Array.isArray(items) && items.some(isHeld) ? SENDS_NO_CAMPAIGNS : undefined;
}

type Note = (body: unknown) => string | undefined;

const NOTES: ReadonlyMap<string, Note> = new Map<string, Note>(
  Object.entries({
    CreateCampaign: ofCampaign,
    GetCampaign: ofCampaign,
    GetCampaignVersion: ofCampaign,
    GetCampaignVersions: ofCampaigns,
    GetCampaigns: ofCampaigns,
    UpdateCampaign: ofCampaign,
  } satisfies Partial<Record<PinpointOperation, Note>>),
);

/** Operations whose answers may have a note. */
export const hasNotes = (operation: string): boolean => NOTES.has(operation);

/** What an answer has to say and the wire has no member for, in characters that a header may carry. */
export function noteOn(operation: string, body: unknown): string | undefined {
  return NOTES.get(operation)?.(body);
}
