import type { Request, Response } from 'express';
import type { Principal } from '../../access/index.ts';
import type { Ctx } from '../../context.ts';
import { isStorable } from '../../domain/text.ts';
import { NotFoundError } from '../../errors.ts';
import { audit } from '../auditing.ts';
import { authorise, requireAllowed } from '../authorization/index.ts';
import type { AccessDecision } from '../authorization/index.ts';
import type { ExtensionOperation } from '../extensions/index.ts';
import { factsOf } from '../request-facts.ts';
import type { PinpointOperation } from '../../wire.ts';
import { operationNamed } from '../model.ts';

type OperationName = PinpointOperation | ExtensionOperation;
type Labels = Readonly<Record<string, string>>;

/** A signed-in person. Pages show what operations answer, so they ask for the same permissions. */
export class Visitor {
  constructor(
    readonly ctx: Ctx,
    private readonly principal: Principal,
    private readonly req: Request,
    private readonly res: Response,
  ) {}

  /** Whether the person may call the operation; to leave out what they may not see. */
  async may(name: OperationName, labels: Labels): Promise<boolean> {
    return (await this.decide(name, labels)).allowed;
  }

  /** @throws ForbiddenError, as the operation itself would; NotFoundError for what Postgres can't even look for */
  async require(name: OperationName, labels: Labels): Promise<void> {
    if (!Object.values(labels).every(isStorable)) throw new NotFoundError();
    const facts = factsOf(this.res);
    facts.operation = name;
    facts.access = await this.decide(name, labels);
    await audit(this.ctx, facts, facts.access);
    requireAllowed(facts.access);
  }

  private decide(name: OperationName, labels: Labels): Promise<AccessDecision> {
    return authorise(this.ctx, this.principal, {
      operation: operationNamed(name),
      input: {
        labels: new Map(Object.entries(labels)),
        query: new URLSearchParams(),
        header: () => undefined,
        body: undefined,
      },
      origin: { ...factsOf(this.res), isSecure: this.req.secure },
    });
  }
}
