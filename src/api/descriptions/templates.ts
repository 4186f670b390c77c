export const templates = {
  CreateEmailTemplate:
    'Makes an e-mail template, version 1 of which is active; subject and parts have at most 600,000 characters.',
  DeleteEmailTemplate: 'Deletes an e-mail template, or the one version that the query names.',
  GetEmailTemplate: 'Answers with the active version of an e-mail template, or the one asked for.',
  UpdateEmailTemplate:
    'Changes the latest version of an e-mail template, or makes a new one with create-new-version.',

  CreatePushTemplate:
    'Makes a push template; the part of each service has at most 4,000 characters, that of ADM 6,000.',
  DeletePushTemplate: 'Deletes a push template, or the one version that the query names.',
  GetPushTemplate: 'Answers with the active version of a push template, or the one asked for.',
  UpdatePushTemplate:
    'Changes the latest version of a push template, or makes a new one with create-new-version.',

  CreateSmsTemplate: 'Makes a text-message template of at most 1,600 characters.',
  DeleteSmsTemplate: 'Deletes a text-message template, or the one version that the query names.',
  GetSmsTemplate:
    'Answers with the active version of a text-message template, or the one asked for.',
  UpdateSmsTemplate:
    'Changes the latest version of a text-message template, or makes a new one with create-new-version.',

  CreateInAppTemplate:
    'Makes an in-app template of one message, or of up to five with the layout CAROUSEL; colours are #rrggbb.',
  DeleteInAppTemplate: 'Deletes an in-app template, or the one version that the query names.',
  GetInAppTemplate: 'Answers with the active version of an in-app template, or the one asked for.',
  UpdateInAppTemplate:
    'Changes the latest version of an in-app template, or makes a new one with create-new-version.',

  CreateVoiceTemplate: 'Makes a template of a spoken message of at most 10,000 characters.',
  DeleteVoiceTemplate: 'Deletes a voice template, or the one version that the query names.',
  GetVoiceTemplate: 'Answers with the active version of a voice template, or the one asked for.',
  UpdateVoiceTemplate:
    'Changes the latest version of a voice template, or makes a new one with create-new-version.',

  ListTemplates:
    'Lists the templates of the account by name, of one type or with one prefix if asked.',
  ListTemplateVersions: 'Lists the versions of a template, the newest first.',
  UpdateTemplateActiveVersion:
    'Says which version of a template is sent where none is named: a number, or latest.',
} as const;
