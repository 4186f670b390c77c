import { exampleOf } from '../../../src/api/examples/index.ts';
import { structureOf } from '../../../src/api/model.ts';
import type { Operation } from '../../../src/api/model.ts';
import { Certificate, PrivateKey } from '../../channels/apns-certificate.ts';
import type { Caller } from './caller.ts';
import { operationNamed } from './operations.ts';

export type Values = Readonly<Record<string, unknown>>;

export const TEMPLATE_KINDS = ['Email', 'InApp', 'Push', 'Sms', 'Voice'] as const;

export function payloadOf(operation: Operation): { name: string; shape: string } | undefined {
  const { members, payload } = structureOf(operation.input);
  const member = members.get(payload ?? '');
  return member && payload ? { name: payload, shape: member.shape } : undefined;
}

/** Makes things through the API, as a client would. */
export class Maker {
  constructor(
    private readonly caller: Caller,
    /** What the bodies name: ids of things made before. */
    readonly given: Values = { Certificate, PrivateKey, TokenKey: PrivateKey },
  ) {}

  with(given: Values): Maker {
    return new Maker(this.caller, { ...this.given, ...given });
  }

  /** Calls an operation with a telling body and answers with its answer. */
  async do(name: string, labels: Values, body: Values = {}): Promise<Values> {
    const operation = operationNamed(name);
    const payload = payloadOf(operation);
    const example = payload && exampleOf(payload.shape, { members: 'shown', given: this.given });
    const input = payload ? { [payload.name]: Object.assign({}, example, body) } : {};
    return this.caller.get(operation, { ...labels, ...input });
  }

  /** The id of what an operation made. */
  async make(name: string, labels: Values, body: Values = {}): Promise<string> {
    const { Id } = await this.do(name, labels, body);
    if (typeof Id !== 'string') throw new Error(`${name} answers without Id`);
    return Id;
  }

  /** What belongs to the account and every project may use: a recommender, a template of each kind. */
  async withAccountThings(): Promise<Maker> {
    for (const kind of TEMPLATE_KINDS) {
      await this.do(`Create${kind}Template`, { TemplateName: 'welcome' });
    }
    const RecommenderId = await this.make('CreateRecommenderConfiguration', {});
    return this.with({ RecommenderId, 'Template.Name': 'welcome' });
  }

  /** A journey that has a run: everybody enters and waits. */
  async runningJourney(project: Values, SegmentId: string) {
    const body = {
      State: 'ACTIVE',
      StartCondition: { SegmentStartCondition: { SegmentId } },
      StartActivity: 'welcome',
      Activities: { welcome: { Wait: { WaitTime: { WaitFor: 'P1D' } } } },
    };
    const JourneyId = await this.make('CreateJourney', project, body);
    const { Item } = await this.do('GetJourneyRuns', { ...project, JourneyId });
    const [run]: unknown[] = Array.isArray(Item) ? Item : [];
    const RunId = typeof run === 'object' && run !== null && 'RunId' in run ? run.RunId : undefined;
    return { JourneyId, RunId: String(RunId) };
  }
}
