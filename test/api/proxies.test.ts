import { expect, it } from 'vitest';
import { createApiKey } from '../../src/access/index.ts';
import { apiWorld } from './server.ts';

/** The address that the audit log has for a request which came with these addresses. */
async function sourceOf(trustedProxies: string[], forwarded?: string): Promise<string> {
  const world = await apiWorld((deps) => ({
    ...deps,
    settings: { ...deps.settings, trustedProxies },
  }));
  try {
    const { ApiKey } = await createApiKey(world.ctx, { WriteApiKeyRequest: { Name: 'proxy' } });
    const headers = new Headers({ authorization: `Bearer ${ApiKey}` });
    if (forwarded) headers.set('x-forwarded-for', forwarded);
    expect((await fetch(`${world.url}/v1/apps`, { headers })).status).toBe(200);
    const [address] = await world.deps.db('audit_events').pluck('source_address');
    return String(address);
  } finally {
    await world.close();
  }
}

it.each([
  ['the sender’s own, when no proxy is trusted', [], '203.0.113.7', '127.0.0.1'],
  ['the one that a trusted proxy saw', ['loopback'], '203.0.113.7', '203.0.113.7'],
  [
    'the last one that is no trusted proxy, whatever the client wrote before it',
    ['127.0.0.1', '10.0.0.0/8'],
    '1.2.3.4, 203.0.113.7, 10.1.2.3',
    '203.0.113.7',
  ],
  ['IPv4, when it is written as IPv6', ['loopback'], '::ffff:203.0.113.7', '203.0.113.7'],
  ['the proxy’s, when what it forwards is no address', ['loopback'], 'unknown', '127.0.0.1'],
])('the source address is %s', async (_what, trusted, forwarded, expected) => {
  expect(await sourceOf(trusted, forwarded)).toBe(expected);
});
