import type { PinpointOperation } from '../../wire.ts';
import type { ExtensionOperation } from '../extensions/index.ts';

/**
 * How an operation is kept from doing its work twice. `atomic`: work and answer are one transaction, so there
 * is never one without the other. `resumed`: the work reaches out of Postgres, so it can't be in a transaction;
 * when it is interrupted, the next attempt does it again under the same request id.
 */
export type Guard = 'atomic' | 'resumed';

type Name = PinpointOperation | ExtensionOperation;
type MakesOrSends = Extract<Name, `${'Create' | 'Send'}${string}`>;

/**
 * Operations whose repeat would make another one, or send again: a new Create… or Send… that is missing here
 * does not compile. All others are the same when they are done twice, PutEvents too: an event has its id.
 */
const GUARDS = {
  CreateAccessKey: 'atomic',
  CreateAccount: 'atomic',
  CreateApiKey: 'atomic',
  CreateApp: 'atomic',
  CreateCampaign: 'atomic',
  CreateEmailTemplate: 'atomic',
  CreateExportJob: 'atomic',
  CreateImportJob: 'atomic',
  CreateInAppTemplate: 'atomic',
  CreatePolicy: 'atomic',
  CreatePrincipal: 'atomic',
  CreatePrincipalApiKey: 'atomic',
  CreateProvider: 'atomic',
  CreatePushTemplate: 'atomic',
  CreateRecommenderConfiguration: 'atomic',
  CreateSegment: 'atomic',
  CreateSmsTemplate: 'atomic',
  CreateVoiceTemplate: 'atomic',

  // What starts workflows does so after its commit.
  ApplyJourneyEdit: 'resumed',
  CreateJourney: 'resumed',
  UndoJourneyEdit: 'resumed',

  SendMessages: 'resumed',
  SendOTPMessage: 'resumed',
  SendUsersMessages: 'resumed',
  // Each try at a code counts, and a right one uses it up.
  VerifyOTPMessage: 'resumed',

  // The answer has the new secret, and a repeat would make another.
  RotateAccessKey: 'atomic',

  // Updates that make a version.
  UpdateCampaign: 'atomic',
  UpdateEmailTemplate: 'atomic',
  UpdateInAppTemplate: 'atomic',
  UpdatePushTemplate: 'atomic',
  UpdateSegment: 'atomic',
  UpdateSmsTemplate: 'atomic',
  UpdateVoiceTemplate: 'atomic',
} as const satisfies Record<MakesOrSends, Guard> & Partial<Record<Name, Guard>>;

const guards: ReadonlyMap<string, Guard> = new Map(Object.entries(GUARDS));

export function guardOf(operation: string): Guard | undefined {
  return guards.get(operation);
}
