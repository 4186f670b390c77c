import { Readable } from 'node:stream';
import * as sdk from '@aws-sdk/client-pinpoint';
import type { Operation } from '../../../src/api/model.ts';
import { sdkInput } from './sdk-input.ts';

type Body = Record<string, unknown>;

/** What is altered after the SDK has written the request and before it signs it. */
export interface Change {
  readonly body?: unknown;
  readonly query?: Readonly<Record<string, string>>;
  readonly path?: (path: string) => string;
}

/** What the SDK made of an answer, and what was on the wire. */
export interface Reply {
  readonly status: number | undefined;
  readonly output: Body;
  /** Undefined where the answer has no body. */
  readonly wire: unknown;
  readonly headers: Readonly<Record<string, string>>;
  readonly refusal: sdk.PinpointServiceException | undefined;
}

interface HttpRequest {
  path: string;
  query: Record<string, unknown>;
  body: unknown;
}
interface HttpResponse {
  statusCode: number;
  headers: Record<string, string>;
  body: AsyncIterable<Uint8Array>;
}

// All commands are made and sent alike; one stands for the others.
type Command = sdk.GetAppsCommand;
const isCommand = (value: unknown): value is new (input: object) => Command =>
  typeof value === 'function';
const isRequest = (value: unknown): value is HttpRequest =>
  typeof value === 'object' && value !== null && 'path' in value && 'query' in value;
const isResponse = (value: unknown): value is HttpResponse =>
  typeof value === 'object' && value !== null && 'statusCode' in value && 'body' in value;

const commands = new Map<string, unknown>(Object.entries(sdk));

function commandOf(name: string): new (input: object) => Command {
  const command = commands.get(`${name}Command`);
  if (!isCommand(command)) throw new Error(`The SDK has no ${name}Command`);
  return command;
}

async function bytesOf(body: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Calls operations by their names, with the SDK as it is published; counts the calls. */
export class Caller {
  calls = 0;

  constructor(private readonly client: sdk.PinpointClient) {}

  /** `input` has wire names and wire forms, as `src/api/examples` makes them. */
  async call(operation: Operation, input: Body, change: Change = {}): Promise<Reply> {
    this.calls += 1;
    const command = new (commandOf(operation.name))(sdkInput(operation, input));
    const seen: { status?: number; text: string; headers: Record<string, string> } = {
      text: '',
      headers: {},
    };
    command.middlewareStack.add(
      (next) => async (args) => {
        if (!isRequest(args.request)) throw new Error('The SDK made no HTTP request');
        if ('body' in change) args.request.body = JSON.stringify(change.body);
        Object.assign(args.request.query, change.query);
        args.request.path = change.path?.(args.request.path) ?? args.request.path;
        return next(args);
      },
      { step: 'serialize', priority: 'low', name: 'alterRequest' },
    );
    command.middlewareStack.add(
      (next) => async (args) => {
        const result = await next(args);
        if (!isResponse(result.response)) throw new Error('The SDK got no HTTP response');
        const bytes = await bytesOf(result.response.body);
        seen.status = result.response.statusCode;
        seen.text = bytes.toString();
        seen.headers = result.response.headers;
        Object.assign(result.response, { body: Readable.from([bytes]) });
        return result;
      },
      { step: 'deserialize', priority: 'low', name: 'keepAnswer' },
    );
    const reply = (): Omit<Reply, 'output' | 'refusal'> => ({
      status: seen.status,
      wire: seen.text === '' ? undefined : JSON.parse(seen.text),
      headers: seen.headers,
    });
    try {
      const output = await this.client.send(command);
      return { ...reply(), output: { ...output }, refusal: undefined };
    } catch (error) {
      if (!(error instanceof sdk.PinpointServiceException)) throw error;
      return { ...reply(), output: {}, refusal: error };
    }
  }

  /** The body of an answer that is expected to be good. */
  async get(operation: Operation, input: Body): Promise<Body> {
    const { wire, refusal } = await this.call(operation, input);
    if (refusal) throw new Error(`${operation.name}: ${refusal.name}: ${refusal.message}`);
    return typeof wire === 'object' && wire !== null ? { ...wire } : {};
  }
}
