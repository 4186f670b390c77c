import { expect } from 'vitest';
import type { ApiWorld } from './server.ts';

interface Answer {
  status: number;
  type: string | null;
  message: string;
  headers: Headers;
  body: Record<string, unknown>;
}

/** Sends a request with an API key and reads the answer in the service's form. */
export async function send(
  world: ApiWorld,
  authorization: string,
  method: string,
  path: string,
  body?: unknown,
): Promise<Answer> {
  const text = body === undefined || typeof body === 'string' ? body : JSON.stringify(body);
  const response = await fetch(`${world.url}${path}`, {
    method,
    headers: { authorization },
    body: text,
  });
  const answer = (await response.json()) as { Message: string; RequestID: string } & Answer['body'];
  if (!response.ok) expect(answer.RequestID).toBe(response.headers.get('x-amzn-requestid'));
  return {
    status: response.status,
    type: response.headers.get('x-amzn-errortype'),
    message: answer.Message,
    headers: response.headers,
    body: answer,
  };
}
