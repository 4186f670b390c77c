/** The journey was edited while somebody was on its way: it goes on from where it stands now, by the new version. */
export class OutdatedWalk extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'OutdatedWalk';
  }
}
