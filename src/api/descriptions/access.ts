export const access = {
  CreateAccount:
    'Makes an account with a root principal: a tenant that sees nothing of the others.',
  ListAccounts: 'Lists the accounts of this server.',
  GetAccount: 'Answers with one account.',
  UpdateAccount: 'Renames an account, or disables it and so all of its keys.',

  CreatePrincipal:
    'Makes a person or service that keys stand for; it may do nothing until a role or policy allows it.',
  ListPrincipals: 'Lists the principals of the account.',
  GetPrincipal: 'Answers with a principal, its roles and its policies.',
  UpdatePrincipal: 'Renames a principal, or disables it and so all of its keys.',
  DeletePrincipal: 'Deletes a principal with its keys, and answers with what it was.',

  ListRoles: 'Lists the ready-made roles with the policy that each one stands for.',
  PutPrincipalRole: 'Gives a principal a role, for one project or for all.',
  DeletePrincipalRole: 'Takes a role from a principal.',

  CreatePolicy:
    'Makes a policy from an IAM document: statements of Effect, Action, Resource and Condition.',
  ListPolicies: 'Lists the policies of the account.',
  GetPolicy: 'Answers with a policy and its document.',
  UpdatePolicy: 'Changes the given members of a policy; it holds from the next request on.',
  DeletePolicy: 'Deletes a policy that nobody has any more, and answers with what it was.',
  ListPrincipalPolicies: 'Lists the policies that a principal has.',
  AttachPrincipalPolicy: 'Gives a principal a policy.',
  DetachPrincipalPolicy: 'Takes a policy from a principal.',

  CreateAccessKey: 'Makes an access key for signed requests; its secret is shown this once.',
  ListAccessKeys: 'Lists the access keys of a principal with when each was last used.',
  UpdateAccessKey: 'Turns an access key on or off, or changes when it expires.',
  RotateAccessKey: 'Makes a new access key beside an old one, which may be given a date to expire.',
  DeleteAccessKey: 'Deletes an access key, and answers with what it was.',

  CreateApiKey: "Makes a bearer key for the caller's own principal; the key is shown this once.",
  CreatePrincipalApiKey: 'Makes a bearer key for a principal; the key is shown this once.',
  ListApiKeys: 'Lists bearer keys by their last four characters, with when each was last used.',
  UpdateApiKey: 'Renames a bearer key, turns it on or off, or changes when it expires.',
  DeleteApiKey: 'Deletes a bearer key, and answers with what it was.',

  GetCallerIdentity: 'Answers with whom the key of this request stands for.',
  SimulatePrincipalPolicy:
    'Says whether a principal would be allowed an action on resources, and why.',

  ListAuditEvents: 'Lists who called what and whether they were allowed, over the whole account.',
  ListApplicationAuditEvents: 'Lists who called what in one project and whether they were allowed.',
} as const;
