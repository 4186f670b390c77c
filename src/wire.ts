import type * as sdk from '@aws-sdk/client-pinpoint';
import type { OwnSteps } from './domain/journey/own-members.ts';
import type { OwnRules } from './domain/journey/own-rules.ts';

/**
 * The types of the wire, taken from the AWS SDK (types only, nothing of it runs here).
 * On the wire every date is an ISO 8601 string and every blob base64 text; and what the model requires
 * is there, because the router checked it (the SDK writes `T | undefined` for those).
 */
export type Wire<T> = T extends Date | Uint8Array
  ? string
  : T extends (infer Item)[]
    ? Wire<Item>[]
    : T extends sdk.ResultRow
      ? KpiRow
      : T extends object
        ? {
            [K in keyof T]: Record<never, never> extends Pick<T, K>
              ? Wire<T[K]>
              : Wire<Exclude<T[K], undefined>>;
          } & AddedTo<T>
        : T;

type Same<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

/** The members that we add to a shape: see `src/api/extensions/journey-members.json`. */
type AddedTo<T> =
  Same<T, sdk.Activity> extends true
    ? OwnSteps
    : IsOneOf<T, Journeys> extends true
      ? OwnRules
      : IsOneOf<T, Topical> extends true
        ? { readonly Topic?: string }
        : unknown;

type IsOneOf<T, Shapes> = true extends { [K in keyof Shapes]: Same<T, Shapes[K]> }[keyof Shapes]
  ? true
  : false;

interface Journeys {
  readonly request: sdk.WriteJourneyRequest;
  readonly response: sdk.JourneyResponse;
}

/** Templates are of a topic of the project, which people may leave: `src/api/extensions/template-members.json`. */
interface Topical {
  readonly emailRequest: sdk.EmailTemplateRequest;
  readonly emailResponse: sdk.EmailTemplateResponse;
  readonly smsRequest: sdk.SMSTemplateRequest;
  readonly smsResponse: sdk.SMSTemplateResponse;
}

/** The model requires GroupedBys, and the service leaves it out where nothing is grouped. */
type KpiRow = {
  readonly GroupedBys?: Wire<NonNullable<sdk.ResultRow['GroupedBys']>>;
  readonly Values: Wire<NonNullable<sdk.ResultRow['Values']>>;
};

type CommandNames = {
  [K in keyof typeof sdk]: K extends `${infer Name}Command` ? Name : never;
}[keyof typeof sdk];
export type PinpointOperation = Exclude<CommandNames, '$' | ''>;

type Command<Name extends PinpointOperation> = InstanceType<(typeof sdk)[`${Name}Command`]>;
type CommandTypes<Name extends PinpointOperation> =
  Command<Name> extends sdk.$Command<infer I, infer O, infer _C, infer _SI, infer _SO>
    ? { input: I; output: O }
    : never;

type Unwrapped<Output> = keyof Omit<Output, '$metadata'> extends never
  ? void
  : Wire<NonNullable<Output[keyof Omit<Output, '$metadata'> & keyof Output]>>;

/** The input of an operation: path, query and body members by their model names. */
export type In<Name extends PinpointOperation> = Wire<CommandTypes<Name>['input']>;
/** The body an operation answers with: the payload member itself, as the wire carries it. */
export type Out<Name extends PinpointOperation> = Unwrapped<CommandTypes<Name>['output']>;
