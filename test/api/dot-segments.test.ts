import { GetAppCommand, GetEndpointCommand, UpdateEndpointCommand } from '@aws-sdk/client-pinpoint';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiWorld } from './server.ts';
import type { ApiWorld } from './server.ts';

let world: ApiWorld;
beforeAll(async () => {
  world = await apiWorld();
});
afterAll(() => world.close());

describe('an id of dots, which SDKs put into the path as it is,', () => {
  it.each(['.', '..'])('%s is told to be none', async (id) => {
    const refusal = {
      name: 'BadRequestException',
      message: `The path has the part "${id}", which clients and proxies resolve away: no id or name can be "." or ".."`,
    };
    const client = world.client();
    const app = new GetAppCommand({ ApplicationId: id });
    await expect(client.send(app)).rejects.toMatchObject(refusal);
    const place = { ApplicationId: '0123456789abcdef0123456789abcdef', EndpointId: id };
    const read = new GetEndpointCommand(place);
    await expect(client.send(read)).rejects.toMatchObject(refusal);
    const write = new UpdateEndpointCommand({ ...place, EndpointRequest: {} });
    await expect(client.send(write)).rejects.toMatchObject(refusal);
  });

  it('dots inside a name are a name', async () => {
    const read = new GetAppCommand({ ApplicationId: 'a..b' });
    await expect(world.client().send(read)).rejects.toMatchObject({ name: 'NotFoundException' });
  });
});
