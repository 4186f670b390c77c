import { hashText, type Helper } from '../helper.ts';
import { text } from '../text.ts';

export const collectionHelpers = {
  join: (call) => {
    const { args, budget } = call;
    const [first] = args;
    // Both forms of the original: a list and its separator, or values and then the separator.
    const values = Array.isArray(first) ? first : args.slice(0, -1);
    const separator = args.length > 1 ? text(args.at(-1)) : ', ';
    budget.produce(values.length * separator.length);
    return (
      (hashText(call, 'prefix') ?? '') +
      values.map(text).join(separator) +
      (hashText(call, 'suffix') ?? '')
    );
  },
} satisfies Record<string, Helper>;
