import type { Out } from '../wire.ts';
import type { JourneyRow } from './journey-row.ts';

export type JourneyResponse = Out<'GetJourney'>;

/** The wire form of a journey. */
export function presentJourney(row: JourneyRow): JourneyResponse {
  // What was stored passed the wire model's own validation, so it has the wire's types.
  const definition = row.definition as Partial<JourneyResponse>;
  return {
    ...definition,
    ApplicationId: row.project_id,
    Id: row.id,
    Name: row.name,
    tags: row.tags,
    State: row.state,
    CreationDate: row.created_at.toISOString(),
    LastModifiedDate: row.modified_at.toISOString(),
  };
}
