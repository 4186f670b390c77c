import type { PinpointOperation } from '../../wire.ts';
import type { ExtensionOperation } from '../extensions/index.ts';
import { access } from './access.ts';
import { analytics } from './analytics.ts';
import { campaigns } from './campaigns.ts';
import { channels } from './channels.ts';
import { consent } from './consent.ts';
import { endpoints } from './endpoints.ts';
import { jobs } from './jobs.ts';
import { journeys } from './journeys.ts';
import { messages } from './messages.ts';
import { projects } from './projects.ts';
import { providers } from './providers.ts';
import { segments } from './segments.ts';
import { settings } from './settings.ts';
import { templates } from './templates.ts';

/** One sentence about every operation; one that is missing does not compile. */
const DESCRIPTIONS = {
  ...access,
  ...analytics,
  ...campaigns,
  ...channels,
  ...consent,
  ...endpoints,
  ...jobs,
  ...journeys,
  ...messages,
  ...projects,
  ...providers,
  ...segments,
  ...settings,
  ...templates,
} satisfies Record<PinpointOperation | ExtensionOperation, string>;

const byName: ReadonlyMap<string, string> = new Map(Object.entries(DESCRIPTIONS));

export function descriptionOf(operation: string): string {
  return byName.get(operation) ?? '';
}
