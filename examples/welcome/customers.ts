import { readFile } from 'node:fs/promises';
import type { EndpointBatchItem } from '@aws-sdk/client-pinpoint';
import { parse } from 'csv-parse/sync';

export interface Customer {
  userId: string;
  firstName: string;
  lastName: string;
  email: string;
  phone: string;
  pushToken: string;
  country: string;
  city: string;
  timezone: string;
  locale: string;
  plan: string;
  optedOut: string;
}

/** The made-up people of customers.csv. */
export async function readCustomers(file: URL): Promise<Customer[]> {
  return parse<Customer>(await readFile(file, 'utf8'), { columns: true });
}

/** One endpoint for each address a customer has, all of one user. */
export function endpointsOf(customer: Customer): EndpointBatchItem[] {
  const addresses = [
    { kind: 'email', ChannelType: 'EMAIL', Address: customer.email },
    { kind: 'phone', ChannelType: 'SMS', Address: customer.phone },
    { kind: 'push', ChannelType: 'GCM', Address: customer.pushToken },
  ] as const;
  return addresses
    .filter(({ Address }) => Address !== '')
    .map(({ kind, ChannelType, Address }) => ({
      Id: `${customer.userId}-${kind}`,
      ChannelType,
      Address,
      OptOut: customer.optedOut === 'yes' ? 'ALL' : 'NONE',
      Demographic: { Timezone: customer.timezone, Locale: customer.locale },
      Location: { Country: customer.country, City: customer.city },
      User: {
        UserId: customer.userId,
        UserAttributes: {
          FirstName: [customer.firstName],
          LastName: [customer.lastName],
          Plan: [customer.plan],
          Customer: ['new'],
        },
      },
    }));
}
