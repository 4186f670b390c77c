import { describe, expect, it } from 'vitest';
import type { WrittenCampaign } from '../../../src/domain/campaign/index.ts';
import { banner, mail, problems } from './campaign.ts';

const bare: WrittenCampaign = { ...mail, MessageConfiguration: undefined };
const email = (EmailMessage: object): WrittenCampaign => ({
  MessageConfiguration: { EmailMessage },
});
const sms = (given: object): WrittenCampaign => ({
  MessageConfiguration: { SMSMessage: { Body: 'Hi', ...given } },
});
const push = (GCMMessage: object): WrittenCampaign => ({ MessageConfiguration: { GCMMessage } });
const to = (DeliveryUri: string): WrittenCampaign => ({
  CustomDeliveryConfiguration: { DeliveryUri, EndpointTypes: ['EMAIL'] },
});

describe('what a campaign may send', () => {
  it.each<WrittenCampaign>([
    email({ Title: 'Hi', Body: 'Hello', FromAddress: 'Shop <shop@example.com>' }),
    { ...email({ FromAddress: 'a@b.c' }), TemplateConfiguration: { EmailTemplate: { Name: 't' } } },
    { MessageConfiguration: { DefaultMessage: { Title: 'Hi', Body: 'Hello' }, EmailMessage: {} } },
    sms({ Body: 'x'.repeat(1600), SenderId: 'SHOP 24', OriginationNumber: '+4930901820' }),
    sms({ OriginationNumber: '12345' }),
    push({ Body: 'ü'.repeat(200), Title: 'x'.repeat(3800), Action: 'OPEN_APP', TimeToLive: 0 }),
    { MessageConfiguration: { ADMMessage: { RawContent: 'x'.repeat(6000) } } },
    { TemplateConfiguration: { PushTemplate: { Name: 'p', Version: '3' } } },
    to('https://hooks.example.com/a/b?c#d;e:f_g-h.i~j'),
    {
      ...to('http://hooks.internal:8443/in'),
      MessageConfiguration: { CustomMessage: { Data: 'ä' } },
    },
  ])('%#: %o', (given) => {
    expect(problems({ ...bare, ...given })).toEqual([]);
  });
});

describe('what it may not', () => {
  it('is told once, when a message says nothing', () => {
    expect(problems({ ...bare, MessageConfiguration: { EmailMessage: {} } })).toEqual([
      'MessageConfiguration and TemplateConfiguration are empty: there is nothing to send',
    ]);
  });

  it.each<[WrittenCampaign, string]>([
    [{}, 'MessageConfiguration and TemplateConfiguration are empty: there is nothing to send'],
    [{ MessageConfiguration: { EmailMessage: {} } }, 'there is nothing to send'],
    [email({ HtmlBody: 'Hi' }), 'MessageConfiguration.EmailMessage.Title is missing'],
    [
      email({ Title: 'Hi' }),
      'EmailMessage has no text: expected HtmlBody, Body or an EmailTemplate',
    ],
    [email({ Title: 'a\nb', Body: 'c' }), 'EmailMessage.Title has a line break'],
    [email({ Title: 'x', HtmlBody: 'y'.repeat(600_000) }), 'EmailMessage has 600001 characters'],
    [email({ Title: 'x', Body: 'y', FromAddress: 'shop' }), 'FromAddress is "shop": expected an'],
    [
      email({ Title: 'x', Body: 'y', Headers: [{ Name: 'Subject', Value: 'z' }] }),
      'MessageConfiguration.EmailMessage.Headers[0].Name is "Subject"',
    ],
    [{ MessageConfiguration: { SMSMessage: { SenderId: 'A' } } }, 'SMSMessage has no text'],
    [sms({ Body: 'x'.repeat(1601) }), 'SMSMessage.Body has 1601 characters: expected at most 1600'],
    [sms({ SenderId: '12345' }), 'SMSMessage.SenderId is "12345": expected 1 to 11 letters'],
    [sms({ OriginationNumber: '030 9' }), 'SMSMessage.OriginationNumber is "030 9"'],
    [push({ Body: 'x'.repeat(201) }), 'GCMMessage.Body has 201 characters: expected at most 200'],
    [
      push({ RawContent: 'x'.repeat(4001) }),
      'GCMMessage has 4001 characters: expected at most 4000',
    ],
    [push({ Body: 'x', TimeToLive: -1 }), 'GCMMessage.TimeToLive is -1: expected seconds'],
    [
      { ...to('https://a.b'), MessageConfiguration: { CustomMessage: { Data: 'ä'.repeat(2561) } } },
      'CustomMessage.Data has 5122 bytes: expected at most 5120',
    ],
    [
      { MessageConfiguration: { CustomMessage: { Data: 'x' } } },
      'CustomMessage needs CustomDeliveryConfiguration: where it goes to',
    ],
    [
      to('http://hooks.example.com/'),
      'DeliveryUri is "http://hooks.example.com/": expected an https',
    ],
    [to('https://user@example.com/'), 'DeliveryUri is "https://user@example.com/"'],
    [to('https://example.com/?a=b'), 'DeliveryUri is "https://example.com/?a=b"'],
    [to('arn:aws:lambda:us-east-1:1:function:f'), "Lambda functions can't be called from here"],
    [
      { TemplateConfiguration: { VoiceTemplate: { Name: 'v' } } },
      "TemplateConfiguration.VoiceTemplate can't be used: campaigns send no voice messages",
    ],
    [
      { TemplateConfiguration: { EmailTemplate: { Version: '1' } } },
      'TemplateConfiguration.EmailTemplate.Name is missing',
    ],
    [
      { MessageConfiguration: banner.MessageConfiguration },
      'MessageConfiguration.InAppMessage needs Schedule.Frequency IN_APP_EVENT',
    ],
    [
      { TemplateConfiguration: { InAppTemplate: { Name: 't' } } },
      'TemplateConfiguration.InAppTemplate needs Schedule.Frequency IN_APP_EVENT',
    ],
  ])('%#', (given, message) => {
    expect(problems({ ...bare, ...given }).join('; ')).toContain(message);
  });
});

describe('what an app may show', () => {
  const inApp = { InAppTemplate: { Name: 't' } };
  it('a template instead of a message', () => {
    const { MessageConfiguration: _none, ...rest } = banner;
    expect(problems({ ...rest, TemplateConfiguration: inApp })).toEqual([]);
  });

  const one = 'MessageConfiguration.InAppMessage and TemplateConfiguration.InAppTemplate';
  it.each<[WrittenCampaign, string]>([
    [{ MessageConfiguration: {} }, `${one}: expected one of them, got 0`],
    [{ TemplateConfiguration: inApp }, `${one}: expected one of them, got 2`],
    [{ MessageConfiguration: { InAppMessage: { Layout: 'CAROUSEL' } } }, 'Content is empty'],
    [
      { MessageConfiguration: { InAppMessage: { Content: [{}], Body: 'x' } } },
      "MessageConfiguration.InAppMessage.Body can't be shown",
    ],
    [
      { MessageConfiguration: { InAppMessage: { Content: [{ BackgroundColor: 'red' }] } } },
      'MessageConfiguration.InAppMessage: Content[0].BackgroundColor is "red"',
    ],
    [
      { MessageConfiguration: { ...banner.MessageConfiguration, SMSMessage: { Body: 'Hi' } } },
      "MessageConfiguration.SMSMessage can't go with Schedule.Frequency IN_APP_EVENT",
    ],
    [to('https://example.com'), "CustomDeliveryConfiguration can't go with Schedule.Frequency"],
  ])('%#', (given, message) => {
    expect(problems({ ...banner, ...given }).join('; ')).toContain(message);
  });
});
