/** Resources of AWS that a request may name, each by what follows the service in its ARN. */
const KINDS = {
  'IAM role': {
    pattern: 'iam::\\d{12}:role/[\\w+=,.@/-]{1,576}',
    example: 'arn:aws:iam::123456789012:role/name',
  },
  'Kinesis stream': {
    pattern: 'kinesis:[a-z0-9-]+:\\d{12}:stream/[\\w.-]{1,128}',
    example: 'arn:aws:kinesis:us-east-1:123456789012:stream/name',
  },
  'Firehose delivery stream': {
    pattern: 'firehose:[a-z0-9-]+:\\d{12}:deliverystream/[\\w.-]{1,64}',
    example: 'arn:aws:firehose:us-east-1:123456789012:deliverystream/name',
  },
  'Personalize campaign': {
    pattern: 'personalize:[a-z0-9-]+:\\d{12}:campaign/[a-zA-Z0-9][\\w-]{0,62}',
    example: 'arn:aws:personalize:us-east-1:123456789012:campaign/name',
  },
  'Lambda function': {
    pattern: 'lambda:[a-z0-9-]+:\\d{12}:function:[\\w-]{1,64}(?::[\\w$-]{1,128})?',
    example: 'arn:aws:lambda:us-east-1:123456789012:function:name',
  },
} as const;
export type ArnKind = keyof typeof KINDS;

/** Whether this is the ARN of such a resource, in any partition of AWS. */
export function isArnOf(kind: ArnKind, text: string): boolean {
  return new RegExp(`^arn:aws[a-z-]*:${KINDS[kind].pattern}$`).test(text);
}

/** What is wrong with a member that should name a resource of one of these kinds. */
export function arnProblems(path: string, text: string, kinds: readonly ArnKind[]): string[] {
  if (kinds.some((kind) => isArnOf(kind, text))) return [];
  const expected = kinds.map((kind) => `an ARN of the kind "${kind}" (${KINDS[kind].example})`);
  return [`${path} is "${text}": expected ${expected.join(' or ')}`];
}
