const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

/** For people: what the name of a topic looks like. */
export const TOPIC_NAME = '1 to 64 letters, digits, ".", "_" or "-"';

export function isTopicName(text: string): boolean {
  return NAME.test(text);
}
