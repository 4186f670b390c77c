import type { Operation } from '../model.ts';

interface Noun {
  readonly path: RegExp;
  readonly name: string;
  readonly description: string;
}

/** The first that fits the path. */
const NOUNS: readonly Noun[] = [
  {
    path: /\/access\//,
    name: 'Access',
    description: 'Accounts, principals, their keys, and what they may do.',
  },
  { path: /\/audit$/, name: 'Audit', description: 'Who did what, when, from where.' },
  {
    path: /\/kpis\//,
    name: 'Metrics',
    description: 'Figures of projects, campaigns and journeys over a range of days.',
  },
  { path: /\/journeys/, name: 'Journeys', description: 'Steps that people take one by one.' },
  {
    path: /\/campaigns/,
    name: 'Campaigns',
    description: 'One message to a segment, on a schedule.',
  },
  { path: /\/jobs\//, name: 'Imports and exports', description: 'Endpoints from and to files.' },
  { path: /\/segments/, name: 'Segments', description: 'Who is meant, by criteria.' },
  { path: /\/channels/, name: 'Channels', description: 'How messages leave a project.' },
  { path: /\/templates/, name: 'Templates', description: 'Texts with variables, in versions.' },
  { path: /\/recommenders/, name: 'Recommenders', description: 'Models that recommend items.' },
  {
    path: /\/inappmessages|\/messages|-messages|otp|\/phone\//,
    name: 'Messages',
    description: 'Messages that are sent at once, one-time codes, and numbers.',
  },
  {
    path: /\/outbox|\/deliveries/,
    name: 'Deliveries',
    description: 'What was sent, what was refused, and why.',
  },
  {
    path: /\/endpoints|\/users|\/attributes/,
    name: 'Endpoints and users',
    description: 'The addresses of people, with what is known of them.',
  },
  { path: /\/events/, name: 'Events', description: 'What people did.' },
  { path: /\/eventstream/, name: 'Event streams', description: 'Where events go on to.' },
  { path: /\/tags/, name: 'Tags', description: 'Names and values on resources.' },
  { path: /\/apps/, name: 'Projects', description: 'The spaces that hold everything else.' },
];

export function nounOf({ path, name }: Operation): string {
  const noun = NOUNS.find((known) => known.path.test(path));
  if (!noun) throw new Error(`${name}: no noun of src/api/openapi/nouns.ts fits ${path}`);
  return noun.name;
}

/** The tags of the document, in the order of the alphabet. */
export function tags(): { name: string; description: string }[] {
  return NOUNS.map(({ name, description }) => ({ name, description })).sort((a, b) =>
    a.name < b.name ? -1 : 1,
  );
}
