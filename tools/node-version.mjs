const LEAST = /** @type {const} */ ([20, 19]);

/** Ends the program with one clear line when Node is too old for Cairn. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > LEAST[0] || (major === LEAST[0] && minor >= LEAST[1])) return;
  console.error(
    `Cairn needs Node ${LEAST.join('.')} or newer; this is ${process.versions.node}. Get it from https://nodejs.org`,
  );
  process.exit(1);
}
