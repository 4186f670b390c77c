const set = (service: string, with_: string) =>
  `Sets up ${service} for a project ${with_}; credentials are stored encrypted and never given back.` as const;
const get = (service: string) =>
  `Answers with how ${service} is set up, without its credentials.` as const;
const remove = (service: string) =>
  `Removes ${service} from a project with its credentials, and answers with what it was.` as const;

const APNS_CREDENTIALS =
  'with a certificate and its key, or with a token key, its id, the team id and the bundle id';

export const channels = {
  GetChannels: 'Answers with every channel of a project, enabled or not, by its type.',

  UpdateAdmChannel: set('push to Amazon devices', 'with the client id and secret of the app'),
  GetAdmChannel: get('push to Amazon devices'),
  DeleteAdmChannel: remove('push to Amazon devices'),

  UpdateApnsChannel: set('push to Apple devices', APNS_CREDENTIALS),
  GetApnsChannel: get('push to Apple devices'),
  DeleteApnsChannel: remove('push to Apple devices'),

  UpdateApnsSandboxChannel: set("push through Apple's sandbox", APNS_CREDENTIALS),
  GetApnsSandboxChannel: get("push through Apple's sandbox"),
  DeleteApnsSandboxChannel: remove("push through Apple's sandbox"),

  UpdateApnsVoipChannel: set('call push to Apple devices', APNS_CREDENTIALS),
  GetApnsVoipChannel: get('call push to Apple devices'),
  DeleteApnsVoipChannel: remove('call push to Apple devices'),

  UpdateApnsVoipSandboxChannel: set("call push through Apple's sandbox", APNS_CREDENTIALS),
  GetApnsVoipSandboxChannel: get("call push through Apple's sandbox"),
  DeleteApnsVoipSandboxChannel: remove("call push through Apple's sandbox"),

  UpdateBaiduChannel: set('push through Baidu', 'with its API key and secret key'),
  GetBaiduChannel: get('push through Baidu'),
  DeleteBaiduChannel: remove('push through Baidu'),

  UpdateEmailChannel:
    'Sets up e-mail for a project: the address that messages come from, and whether they are sent at all.',
  GetEmailChannel: 'Answers with how e-mail is set up.',
  DeleteEmailChannel: 'Removes e-mail from a project, and answers with what it was.',

  UpdateGcmChannel: set(
    'push through Firebase',
    'with the JSON of a service account, or with an API key of old',
  ),
  GetGcmChannel: get('push through Firebase'),
  DeleteGcmChannel: remove('push through Firebase'),

  UpdateSmsChannel:
    'Sets up text messages for a project: a sender id of up to 11 characters, a short code of 3 to 8 digits.',
  GetSmsChannel: 'Answers with how text messages are set up.',
  DeleteSmsChannel: 'Removes text messages from a project, and answers with what they were.',

  UpdateVoiceChannel: 'Turns voice messages on or off for a project.',
  GetVoiceChannel: 'Answers with how voice messages are set up.',
  DeleteVoiceChannel: 'Removes voice messages from a project, and answers with what they were.',
} as const;
