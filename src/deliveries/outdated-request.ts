/** Whoever asked for a message asked as of a version of a journey that its recipient does not go by any more. */
export class OutdatedRequest extends Error {
  constructor(key: string) {
    super(`The journey was edited, or its participant left it, before ${key} could go`);
    this.name = 'OutdatedRequest';
  }
}
