import { PUSH_CHANNEL_TYPES } from '../endpoint.ts';
import type { SetDimension } from './dimensions.ts';

/** PUSH stands for every push channel, the others for themselves. */
export function spelledOut(dimension: SetDimension): SetDimension {
  const values = dimension.Values.flatMap((value) =>
    value === 'PUSH' ? PUSH_CHANNEL_TYPES : value,
  );
  return { ...dimension, Values: values };
}
