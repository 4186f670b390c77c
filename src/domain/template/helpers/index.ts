import type { Helper } from '../helper.ts';
import { collectionHelpers } from './collection.ts';
import { dateHelpers } from './date.ts';
import { encodingHelpers } from './encoding.ts';
import { mathHelpers } from './math.ts';
import { stringHelpers } from './string.ts';

export { conditions } from './conditional.ts';

/** Every helper that computes a value. */
export const valueHelpers: Record<string, Helper> = {
  ...stringHelpers,
  ...mathHelpers,
  ...dateHelpers,
  ...encodingHelpers,
  ...collectionHelpers,
};
