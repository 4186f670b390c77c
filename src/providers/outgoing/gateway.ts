/** Where to connect in place of the service's host; the certificate there must still be for that host. */
export interface Gateway {
  readonly host: string;
  readonly port: number;
  readonly ca: string;
}
