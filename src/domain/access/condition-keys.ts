/** Condition keys with one value, as a request has them. */
export const CONDITION_KEYS = [
  'aws:CurrentTime',
  'aws:EpochTime',
  'aws:PrincipalArn',
  'aws:PrincipalType',
  'aws:RequestedRegion',
  'aws:SecureTransport',
  'aws:SourceIp',
  'aws:UserAgent',
  'aws:userid',
  'aws:username',
] as const;
export type ConditionKey = (typeof CONDITION_KEYS)[number];

/** Keys of tags: what follows the slash is the tag's own key. */
export const RESOURCE_TAG = 'aws:ResourceTag/';
export const REQUEST_TAG = 'aws:RequestTag/';

/** The one key with several values. */
export const TAG_KEYS = 'aws:TagKeys';
