import {
  CreateAppCommand,
  GetAppCommand,
  ListTagsForResourceCommand,
  NotFoundException,
  TagResourceCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-pinpoint';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { apiWorld, type ApiWorld } from '../api/server.ts';

let world: ApiWorld;
beforeAll(async () => {
  world = await apiWorld();
});
afterAll(() => world.close());

it('an SDK client tags an app by the ARN that it was given', async () => {
  const client = world.client();
  const made = await client.send(
    new CreateAppCommand({ CreateApplicationRequest: { Name: 'Shop', tags: { a: '1' } } }),
  );
  const ResourceArn = made.ApplicationResponse?.Arn ?? '';
  const tagged = await client.send(
    new TagResourceCommand({ ResourceArn, TagsModel: { tags: { b: '2', 'c/ä': '3 &' } } }),
  );
  expect(tagged.$metadata.httpStatusCode).toBe(204);
  const untagged = await client.send(
    new UntagResourceCommand({ ResourceArn, TagKeys: ['a', 'c/ä'] }),
  );
  expect(untagged.$metadata.httpStatusCode).toBe(204);
  const listed = await client.send(new ListTagsForResourceCommand({ ResourceArn }));
  expect(listed.TagsModel).toEqual({ tags: { b: '2' } });
  const ApplicationId = made.ApplicationResponse?.Id;
  const app = await client.send(new GetAppCommand({ ApplicationId }));
  expect(app.ApplicationResponse?.tags).toEqual({ b: '2' });

  const unknown = new ListTagsForResourceCommand({ ResourceArn: `${ResourceArn}x` });
  await expect(client.send(unknown)).rejects.toBeInstanceOf(NotFoundException);
});
