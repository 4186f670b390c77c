import { shapeOf } from '../../../src/api/model.ts';

/** Members that are not read back as they were written, and why. */
const CHANGED: Readonly<Record<string, string>> = {
  'ADMChannelRequest.ClientId': 'credentials are never given back',
  'ADMChannelRequest.ClientSecret': 'credentials are never given back',
  'BaiduChannelRequest.ApiKey': 'is read as Credential',
  'BaiduChannelRequest.SecretKey': 'credentials are never given back',
  'GCMChannelRequest.ApiKey': 'credentials are never given back',
  'GCMChannelRequest.ServiceJson': 'credentials are never given back',
  ...Object.fromEntries(
    ['APNS', 'APNSSandbox', 'APNSVoip', 'APNSVoipSandbox'].flatMap((kind) =>
      ['Certificate', 'PrivateKey', 'TokenKey', 'TokenKeyId', 'TeamId', 'BundleId'].map(
        (member) => [`${kind}ChannelRequest.${member}`, 'credentials are never given back'],
      ),
    ),
  ),
  'WriteApplicationSettingsRequest.CloudWatchMetricsEnabled': 'no answer of the service has it',
  'WriteApplicationSettingsRequest.EventTaggingEnabled': 'no answer of the service has it',
  'WriteJourneyRequest.CreationDate': 'the service sets it',
  'WriteJourneyRequest.LastModifiedDate': 'the service sets it',
};

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Where what is read is not what was written; nothing may be missing, more may be there. */
export function differences(shape: string, written: unknown, read: unknown, path = ''): string[] {
  const known = shapeOf(shape);
  if (known.kind === 'structure' && isObject(written)) {
    return [...known.members].flatMap(([name, { wireName, shape: inner }]) => {
      if (!Object.hasOwn(written, wireName) || `${shape}.${name}` in CHANGED) return [];
      const found = isObject(read) ? read[wireName] : undefined;
      return differences(inner, written[wireName], found, `${path}.${wireName}`);
    });
  }
  if (known.kind === 'list' && Array.isArray(written)) {
    const found: unknown[] = Array.isArray(read) ? read : [];
    if (found.length !== written.length)
      return [`${path} has ${found.length} of ${written.length}`];
    return written.flatMap((item: unknown, at) =>
      differences(known.item, item, found[at], `${path}[${at}]`),
    );
  }
  if (known.kind === 'map' && isObject(written)) {
    return Object.entries(written).flatMap(([key, inner]) =>
      differences(known.value, inner, isObject(read) ? read[key] : undefined, `${path}.${key}`),
    );
  }
  // A client may write an instant without its fraction.
  const isSame =
    known.kind === 'timestamp'
      ? Date.parse(String(written)) === Date.parse(String(read))
      : written === read;
  return isSame ? [] : [`${path}: ${JSON.stringify(written)} became ${JSON.stringify(read)}`];
}
