type Given = Readonly<Record<string, string | undefined>>;

/** The credentials that a request really gives; undefined when there are none, so that the old ones stay. */
export function givenCredentials(given: Given): Record<string, string> | undefined {
  const entries = Object.entries(given).flatMap(([name, value]): [string, string][] =>
    value ? [[name, value]] : [],
  );
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

/** What the model requires must also have something in it. */
export function emptyProblems(given: Given): string[] {
  return Object.entries(given).flatMap(([name, value]) =>
    value?.trim() ? [] : [`${name} is empty: expected the value that the push service gave you`],
  );
}

/** How the service proves itself to the push service when a message does not say. */
export function methodProblems(method: string | undefined, methods: readonly string[]): string[] {
  return method && !methods.includes(method)
    ? [`DefaultAuthenticationMethod is "${method}": expected one of ${methods.join(', ')}`]
    : [];
}
