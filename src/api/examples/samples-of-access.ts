import { ACCOUNT, arn, ID } from './constants.ts';

/** As `SAMPLES`, of what is about access management and the audit log. */
export const OF_ACCESS: Readonly<Record<string, unknown>> = {
  'AuditEvent.Action': 'mobiletargeting:GetSegment',
  Action: 'mobiletargeting:GetSegment',
  Resource: arn('/segments/*'),
  Reason: 'allowed by policy "segments", statement 1',
  SourceAddress: '203.0.113.7',
  Policy: 'policy "segments"',
  Statement: '1',
  Operator: 'IpAddress',
  'UnmetCondition.Key': 'aws:SourceIp',
  Expected: ['10.0.0.0/8'],
  Actual: ['203.0.113.7'],
  'PrincipalResponse.Kind': 'SERVICE',
  PreviousExpirationDate: '2036-12-01T09:00:00.000Z',
  ExpirationDate: '2036-11-30T09:00:00.000Z',
  PolicyDocument:
    '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"mobiletargeting:Get*","Resource":"*"}]}',
  AccountId: ACCOUNT,
  'AccountResponse.Id': ACCOUNT,
  'NewAccountResponse.Id': ACCOUNT,
  'WriteAccountRequest.Id': '111122223333',
  PrincipalId: ID,
  RootPrincipalId: ID,
  AccessKeyId: 'CAIRN0123456789ABCDE',
  SecretAccessKey: 'shown this once',
  ApiKey: 'cairn_shown-this-once',
  LastFour: 'x7Qk',
  'SimulationRequest.Action': 'mobiletargeting:GetSegment',
  'SimulationRequest.Resources': [arn('/segments/*')],
  'SimulationRequest.Context': { 'aws:SourceIp': '203.0.113.7' },
};
