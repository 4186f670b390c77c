type Members = Readonly<Record<string, readonly string[]>>;

const APNS_CREDENTIALS = [
  ['Certificate', 'PrivateKey', 'DefaultAuthenticationMethod'],
  ['TokenKey', 'TokenKeyId', 'TeamId', 'BundleId'],
] as const;

const SENT = [
  'ADMMessage',
  'APNSMessage',
  'BaiduMessage',
  'CustomMessage',
  'DefaultMessage',
  'EmailMessage',
  'GCMMessage',
  'SMSMessage',
];
/** What a campaign has no use for that sends nothing. */
const SENDING = ['CustomDeliveryConfiguration', 'TemplateConfiguration'];

/** Members of which a body has one group at a time. */
export const ALTERNATIVES: Readonly<Record<string, readonly (readonly string[])[]>> = {
  WriteSegmentRequest: [['Dimensions'], ['SegmentGroups']],
  SimpleCondition: [['SegmentDimensions'], ['SegmentCondition'], ['EventCondition']],
  StartCondition: [['SegmentStartCondition'], ['EventStartCondition']],
  WaitTime: [['WaitFor'], ['WaitUntil']],
  Activity: [
    ['EMAIL'],
    ['Wait'],
    ['ConditionalSplit'],
    ['MultiCondition'],
    ['RandomSplit'],
    ['Holdout'],
    ['SMS'],
    ['PUSH'],
    ['CUSTOM'],
    ['ContactCenter'],
    ['WaitForEvent'],
  ],
  GCMChannelRequest: [['ServiceJson'], ['ApiKey']],
  APNSChannelRequest: APNS_CREDENTIALS,
  APNSSandboxChannelRequest: APNS_CREDENTIALS,
  APNSVoipChannelRequest: APNS_CREDENTIALS,
  APNSVoipSandboxChannelRequest: APNS_CREDENTIALS,
  MessageRequest: [['Addresses'], ['Endpoints']],
  // On a schedule, by an event, and shown inside an app: see BY_VARIANT in samples.ts.
  Schedule: [['IsLocalTime', 'QuietTime', 'Timezone'], ['EventFilter'], ['EventFilter']],
  MessageConfiguration: [SENT, SENT, ['InAppMessage']],
  WriteCampaignRequest: [[...SENDING, 'Hook'], [...SENDING, 'Hook'], []],
  WriteTreatmentResource: [SENDING, SENDING, []],
  EmailMessage: [['SimpleEmail'], ['Body']],
};

/** Items whose alternatives follow those of the body around them: a list has one of them. */
export const LIKE_THE_BODY = ['WriteTreatmentResource'];

const APNS_NEEDED = ['TokenKey', 'TokenKeyId', 'TeamId', 'BundleId', 'Certificate', 'PrivateKey'];

/** What the model leaves open and a valid body can't do without all the same. */
export const NEEDED: Members = {
  APNSChannelRequest: APNS_NEEDED,
  APNSSandboxChannelRequest: APNS_NEEDED,
  APNSVoipChannelRequest: APNS_NEEDED,
  APNSVoipSandboxChannelRequest: APNS_NEEDED,
  GCMChannelRequest: ['ServiceJson', 'ApiKey'],
  EndpointBatchItem: ['Id', 'Address', 'ChannelType'],
  JourneyStateRequest: ['State'],
  TemplateActiveVersionRequest: ['Version'],
  UpdateAttributesRequest: ['Blacklist'],
  NumberValidateRequest: ['PhoneNumber'],
  WriteSegmentRequest: ['Name'],
  WriteCampaignRequest: ['Name', 'SegmentId', 'Schedule', 'MessageConfiguration'],
  MessageConfiguration: ['EmailMessage'],
  CampaignEmailMessage: ['Title', 'HtmlBody'],
  MessageRequest: ['Addresses', 'Endpoints'],
  AddressConfiguration: ['ChannelType'],
  DirectMessageConfiguration: ['EmailMessage'],
  EmailMessage: ['SimpleEmail', 'Body'],
  SimpleEmail: ['Subject', 'TextPart'],
  SimpleEmailPart: ['Data'],
  GPSPointDimension: ['RangeInKilometers'],
};

/** What a reader of the API document wants to see beyond that. */
export const SHOWN: Members = {
  EndpointRequest: ['Address', 'ChannelType', 'Attributes', 'User', 'OptOut'],
  PublicEndpoint: ['Address', 'ChannelType'],
  EndpointUser: ['UserId', 'UserAttributes'],
  Event: ['Attributes', 'Metrics'],
  EmailTemplateRequest: ['Subject', 'HtmlPart', 'TextPart'],
  SMSTemplateRequest: ['Body'],
  VoiceTemplateRequest: ['Body', 'LanguageCode', 'VoiceId'],
  PushNotificationTemplateRequest: ['Default'],
  DefaultPushNotificationTemplate: ['Title', 'Body', 'Action'],
  InAppTemplateRequest: ['Content', 'Layout'],
  InAppMessageContent: ['HeaderConfig', 'BodyConfig'],
  WriteSegmentRequest: ['Dimensions'],
  SegmentDimensions: ['Attributes', 'Demographic'],
  SegmentDemographics: ['Channel'],
  AttributeDimension: ['AttributeType'],
  SetDimension: ['DimensionType'],
  Schedule: ['Frequency'],
  WriteJourneyRequest: ['StartCondition', 'StartActivity', 'Activities'],
  StartCondition: ['SegmentStartCondition'],
  Activity: ['EMAIL'],
  EmailMessageActivity: ['TemplateName'],
  WriteApplicationSettingsRequest: ['Limits', 'QuietTime'],
  CampaignLimits: ['Daily', 'Total'],
  QuietTime: ['Start', 'End'],
  ImportJobRequest: ['DefineSegment', 'SegmentName', 'RegisterEndpoints'],
  ExportJobRequest: ['SegmentId'],
  CreateRecommenderConfiguration: ['Name', 'RecommendationsPerMessage'],
  SMSChannelRequest: ['SenderId', 'Enabled'],
  VoiceChannelRequest: ['Enabled'],
  ApplicationResponse: ['CreationDate'],
  EndpointResponse: ['Id', 'Address', 'ChannelType', 'EndpointStatus', 'OptOut', 'User'],
  MessageResponse: ['RequestId', 'Result'],
  SendUsersMessageResponse: ['RequestId', 'Result'],
  SegmentResponse: ['Name', 'Version', 'Dimensions'],
  ApplicationsResponse: ['Item'],
  MessageBody: ['Message', 'RequestID'],
  CreateTemplateMessageBody: ['Arn', 'Message', 'RequestID'],
  ChannelResponse: ['Enabled', 'CreationDate'],
  EventsResponse: ['Results'],
  ItemResponse: ['EndpointItemResponse', 'EventsItemResponse'],
  EndpointItemResponse: ['StatusCode', 'Message'],
  EventItemResponse: ['StatusCode', 'Message'],
  InAppMessagesResponse: ['InAppMessageCampaigns'],
  NumberValidateResponse: ['CleansedPhoneNumberE164', 'PhoneType', 'Timezone'],
  VerificationResponse: ['Valid'],
  AccountChanges: ['Name'],
  PrincipalChanges: ['Status'],
  PolicyChanges: ['Description'],
  WriteAccessKeyRequest: ['ExpirationDate'],
  AccessKeyChanges: ['Status'],
  WriteRotationRequest: ['PreviousExpirationDate'],
  InAppMessageCampaign: ['Priority', 'InAppMessage'],
  TemplateCreateMessageBody: ['Arn', 'Message', 'RequestID'],
  ApiKeyChanges: ['Status'],
};

/** Members that are refused, each with its own message, or that say nothing beside the others. */
export const NEVER_GIVEN: Members = {
  // No endpoint carries a device type.
  SegmentDemographics: ['DeviceType'],
  // No Lambda function is called: a hook is a URL.
  CampaignHook: ['LambdaFunctionName'],
  // Cairn sends no voice messages yet, and no prepared e-mails.
  DirectMessageConfiguration: ['VoiceMessage'],
  EmailMessage: ['RawEmail'],
  TemplateConfiguration: ['VoiceTemplate', 'InAppTemplate'],
  // What an app shows is in Content.
  CampaignInAppMessage: ['Body'],
};

/** The keys of a map's first entry. */
export const MAP_KEYS: Readonly<Record<string, string>> = {
  'SegmentDimensions.Attributes': 'plan',
  'SegmentDimensions.UserAttributes': 'interests',
  'SegmentDimensions.Metrics': 'orders',
  'EventDimensions.Attributes': 'plan',
  'EventDimensions.Metrics': 'price',
  'WriteJourneyRequest.Activities': 'welcome',
  'JourneyResponse.Activities': 'welcome',
  'MessageRequest.Addresses': 'ada@example.com',
  'MessageRequest.Endpoints': 'ada-phone',
  'MessageResponse.Result': 'ada@example.com',
  'SendUsersMessageRequest.Users': 'ada',
  'SendUsersMessageResponse.Result': 'ada',
  MapOfMapOfEndpointMessageResult: 'ada-phone',
  'EventsRequest.BatchItem': 'ada-phone',
  'EventsResponse.Results': 'ada-phone',
  'EventsBatch.Events': 'event-1',
  'ItemResponse.EventsItemResponse': 'event-1',
  'Event.Metrics': 'price',
  'EndpointRequest.Metrics': 'orders',
  'EndpointBatchItem.Metrics': 'orders',
  'PublicEndpoint.Metrics': 'orders',
  'ChannelsResponse.Channels': 'EMAIL',
};
