export const providers = {
  CreateProvider:
    'Gives a project a service that hands over its e-mail, texts or calls; its secrets are stored encrypted.',
  ListProviders:
    'Lists the providers of a project, by channel in the order in which they are tried.',
  GetProvider: 'Answers with how a provider is set up, without its secrets.',
  UpdateProvider:
    'Replaces the settings of a provider; secrets that are left out stay as they are.',
  DeleteProvider: 'Removes a provider with its secrets, and answers with what it was.',
  TestProvider:
    'Asks the service of a provider whether it can be reached and takes the credentials; sends nothing.',
} as const;
