/** Whether this process is about to end: readiness says so before the port closes. */
export class Draining {
  #begun = false;

  get hasBegun(): boolean {
    return this.#begun;
  }

  begin(): void {
    this.#begun = true;
  }
}
