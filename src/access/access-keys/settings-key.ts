import { ValidationError } from '../../errors.ts';
import type { AccessKeyRow } from '../access-key.ts';

/** @throws ValidationError for the root key of the settings: the next start would undo the change */
export function refuseKeyOfSettings(key: AccessKeyRow): void {
  if (!key.is_from_settings) return;
  throw new ValidationError(
    `The access key ${key.id} is the root key of the settings: change CAIRN_ACCESS_KEY_ID and ` +
      'CAIRN_SECRET_ACCESS_KEY there, and start Cairn again',
  );
}
