import { MessageNotValid } from '../outgoing/message-not-valid.ts';

/** @throws MessageNotValid */
export function priorityOf(written: string): 'HIGH' | 'NORMAL' {
  const priority = written.toUpperCase();
  if (priority === 'HIGH' || priority === 'NORMAL') return priority;
  throw new MessageNotValid(`Priority is "${written}": expected normal or high`);
}
