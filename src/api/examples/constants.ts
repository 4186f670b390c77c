export const ID = '0123456789abcdef0123456789abcdef';
export const ACCOUNT = '000000000000';
export const ROLE = `arn:aws:iam::${ACCOUNT}:role/engagement`;
export const DATE = '2026-11-30T09:00:00.000Z';
/** The ARN of the project of the examples, or of something in it. */
export const arn = (resource: string) =>
  `arn:aws:mobiletargeting:eu-west-1:${ACCOUNT}:apps/${ID}${resource}`;
