export type JsonObject = Readonly<Record<string, unknown>>;

/** The value's members where it is an object, and none where it is anything else. */
export function membersOf(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What a service said in JSON; nothing where a proxy's page came in place of it. */
export function parseObject(text: string): JsonObject {
  try {
    return membersOf(JSON.parse(text));
  } catch {
    return {};
  }
}
