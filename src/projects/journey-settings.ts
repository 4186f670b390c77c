import { DEFAULT_EVALUATION_WAITS, type EvaluationWaits } from '../domain/journey/index.ts';
import type { SettingsRow } from './settings.ts';

/** Our own operations: the settings of journeys that the wire of application settings has no place for. */
export interface JourneySettings {
  readonly ApplicationId: string;
  readonly EvaluationWaits: EvaluationWaits;
  readonly LastModifiedDate: string;
}

export interface UpdateJourneySettingsInput {
  readonly ApplicationId: string;
  readonly WriteJourneySettingsRequest: { readonly EvaluationWaits?: Partial<EvaluationWaits> };
}

export function presentJourneySettings(row: SettingsRow): JourneySettings {
  return {
    ApplicationId: row.id,
    EvaluationWaits: { ...DEFAULT_EVALUATION_WAITS, ...row.settings.EvaluationWaits },
    LastModifiedDate: row.settings_modified_at.toISOString(),
  };
}
