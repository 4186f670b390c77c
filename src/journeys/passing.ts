/** Connection lost, deadlock, server going down: the batch rolls back and comes again. */
export function isPassing(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error)) return false;
  const code = String(error.code);
  return (
    ['08', '40', '53', '57'].some((sqlClass) => code.startsWith(sqlClass)) || code.startsWith('E')
  );
}
