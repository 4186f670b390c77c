import type { Settings } from '../settings.ts';
import type { HomePaths } from './home.ts';
import type { RootKey } from './secrets.ts';

/** Where a browser on this machine finds the API. */
export function localUrl({ host, port }: Settings): string {
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}

/** A path as a shell takes it, also with spaces in it. */
const quoted = (path: string) =>
  /^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`;

/** Two commands that work when pasted. They read the key from files, so no shell history or `ps` shows it. */
function commands(url: string, { region }: Settings, paths: HomePaths, key: RootKey): string[] {
  const aws = `aws pinpoint get-apps --region ${region} --endpoint-url ${url}`;
  if (key.generated) {
    return [
      `curl --config ${quoted(paths.curl)} ${url}/v1/apps`,
      `AWS_SHARED_CREDENTIALS_FILE=${quoted(paths.credentials)} ${aws} --profile cairn`,
    ];
  }
  const [id, secret] = ['$CAIRN_ACCESS_KEY_ID', '$CAIRN_SECRET_ACCESS_KEY'];
  return [
    `curl --aws-sigv4 aws:amz:${region}:mobiletargeting --user "${id}:${secret}" ${url}/v1/apps`,
    `AWS_ACCESS_KEY_ID="${id}" AWS_SECRET_ACCESS_KEY="${secret}" ${aws}`,
  ];
}

export interface BannerFacts {
  readonly settings: Settings;
  readonly paths: HomePaths;
  readonly key: RootKey;
  /** The key was made by this start: its secret is shown, this once. */
  readonly isNew: boolean;
  readonly temporalUi: string | undefined;
  /** Signs a browser in for the pages; good for 15 minutes. */
  readonly ticket: () => string;
}

/** What a person wants to read once everything runs. */
export function banner({ settings, paths, key, isNew, temporalUi, ticket }: BannerFacts): string {
  const url = localUrl(settings);
  const secret = isNew
    ? [`  Secret           ${key.secretAccessKey}   (shown this once; kept in ${paths.secrets})`]
    : [`  Secret           in ${paths.secrets}`];
  return [
    '',
    'Cairn is running.',
    `  API              ${url}`,
    `  API docs         ${url}/docs`,
    `  Outbox           ${url}/outbox`,
    `    signed in      ${url}/session?ticket=${ticket()}   (for 15 minutes)`,
    ...(temporalUi ? [`  Temporal Web UI  ${temporalUi}`] : []),
    `  Access key       ${key.accessKeyId}`,
    ...(key.generated ? secret : []),
    'Try it:',
    ...commands(url, settings, paths, key).map((line) => `  ${line}`),
    `Ctrl-C stops everything. Logs are in ${paths.logs}`,
    '',
  ].join('\n');
}
