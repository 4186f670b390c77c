import { randomUUID } from 'node:crypto';
import { isIP } from 'node:net';
import type { Request, Response } from 'express';
import ipaddr from 'ipaddr.js';
import type { AccessDecision } from './authorization/index.ts';

/** What is known about a request while it is answered: for the log, the audit, and the answer's request id. */
export interface RequestFacts {
  readonly id: string;
  /** The address it came from, without proxies that are trusted; IPv4 is never written as IPv6. */
  readonly sourceAddress: string;
  readonly userAgent: string | undefined;
  /** The route's template, never the path itself: paths carry user ids. */
  route?: string;
  /** The name of the operation, once the route is known. */
  operation?: string;
  keyId?: string;
  /** Who was allowed or denied what, on which resource, and why; absent until that is decided. */
  access?: AccessDecision;
  /** The request whose answer this one got, or whose work it went on with. */
  repeats?: string;
  /** When each part of the work was done, in the order of the work. */
  readonly marks: Mark[];
}

export interface Mark {
  readonly part: string;
  readonly at: number;
}

const MAX_USER_AGENT = 200;

const known = new WeakMap<Response, RequestFacts>();

/** What a trusted proxy forwards need not be an address; then the proxy's own counts. */
function sourceAddress(req: Request): string {
  const given = [req.ip, req.socket.remoteAddress].map((text) => text?.replace(/%.*$/, ''));
  const address = given.find((text) => text !== undefined && isIP(text) !== 0);
  // A connection that is gone already has no address.
  return address === undefined ? '0.0.0.0' : ipaddr.process(address).toString();
}

export function factsOf(res: Response): RequestFacts {
  const facts = known.get(res) ?? {
    id: randomUUID(),
    sourceAddress: sourceAddress(res.req),
    userAgent: res.req.get('user-agent')?.slice(0, MAX_USER_AGENT),
    marks: [],
  };
  known.set(res, facts);
  return facts;
}

/** Notes that a part of the work is done, to tell later where the time went. */
export function mark({ marks }: RequestFacts, part: string): void {
  marks.push({ part, at: performance.now() });
}
