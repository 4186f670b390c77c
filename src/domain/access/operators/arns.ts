import { ARN_FORM, matchesArn, readArnPattern } from '../arn-pattern.ts';
import { is, isNot, type Operator } from './operator.ts';

const like: Omit<Operator, 'isNegated'> = {
  expected: ARN_FORM,
  read: (value, syntax) => {
    const pattern = readArnPattern(value, syntax);
    return pattern && ((actual, known) => matchesArn(pattern, actual, known));
  },
};

// IAM takes wildcards in both.
export const ARNS = {
  ArnEquals: is(like),
  ArnLike: is(like),
  ArnNotEquals: isNot(like),
  ArnNotLike: isNot(like),
};
