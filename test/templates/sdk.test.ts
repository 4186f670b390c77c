import * as sdk from '@aws-sdk/client-pinpoint';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { apiWorld, type ApiWorld } from '../api/server.ts';

let world: ApiWorld;
let client: sdk.PinpointClient;
beforeAll(async () => {
  world = await apiWorld();
  client = world.client();
});
afterAll(() => world.close());

it('an SDK client writes an in-app template and reads the same back', async () => {
  const TemplateName = 'sale';
  const InAppTemplateRequest: sdk.InAppTemplateRequest = {
    Layout: 'OVERLAYS',
    Content: [
      {
        BackgroundColor: '#ffffff',
        BodyConfig: { Alignment: 'LEFT', Body: 'Until Sunday', TextColor: '#000000' },
        PrimaryBtn: {
          DefaultConfig: { ButtonAction: 'CLOSE', Text: 'OK', BorderRadius: 4 },
          Web: { ButtonAction: 'LINK', Link: 'https://example.com' },
        },
      },
    ],
    CustomConfig: { theme: 'dark' },
    tags: { team: 'growth' },
  };
  const made = await client.send(
    new sdk.CreateInAppTemplateCommand({ TemplateName, InAppTemplateRequest }),
  );
  expect(made.$metadata.httpStatusCode).toBe(201);
  const { InAppTemplateResponse } = await client.send(
    new sdk.GetInAppTemplateCommand({ TemplateName }),
  );
  expect(InAppTemplateResponse).toMatchObject({
    ...InAppTemplateRequest,
    Arn: made.TemplateCreateMessageBody?.Arn,
    TemplateType: 'INAPP',
    Version: '1',
  });
  const wrong = { ...InAppTemplateRequest, Content: [{ BackgroundColor: 'red' }] };
  const update = new sdk.UpdateInAppTemplateCommand({ TemplateName, InAppTemplateRequest: wrong });
  await expect(client.send(update)).rejects.toMatchObject({
    name: 'BadRequestException',
    message: 'Content[0].BackgroundColor is "red": expected a color like #1a2b3c',
  });
});

it('an SDK client writes a voice template and finds it in the list', async () => {
  const VoiceTemplateRequest = { Body: 'Hello', LanguageCode: 'en-US', VoiceId: 'Joanna' };
  await client.send(
    new sdk.CreateVoiceTemplateCommand({ TemplateName: 'call', VoiceTemplateRequest }),
  );
  const { TemplatesResponse } = await client.send(
    new sdk.ListTemplatesCommand({ TemplateType: 'VOICE' }),
  );
  expect(TemplatesResponse?.Item).toMatchObject([{ TemplateName: 'call', TemplateType: 'VOICE' }]);
  const gone = await client.send(new sdk.DeleteVoiceTemplateCommand({ TemplateName: 'call' }));
  expect(gone.$metadata.httpStatusCode).toBe(202);
});
