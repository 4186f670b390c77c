import type { OutgoingPush } from '../provider.ts';

/** With a title and a text where the app itself shows them. */
type Shown = {
  readonly [Part in keyof OutgoingPush['parts']]: OutgoingPush['parts'][Part] | undefined;
};

/** Under the names that Pinpoint gives them, where the apps of its SDKs look; the author's data also as they are. */
export function pinpointData(parts: Shown): Record<string, string> {
  const { action, url, data, silent, title, body, imageUrl } = parts;
  return Object.fromEntries(
    Object.entries({
      ...data,
      'pinpoint.jsonBody': data && JSON.stringify(authored(data)),
      'pinpoint.openApp': action === 'OPEN_APP' ? 'true' : undefined,
      'pinpoint.deeplink': action === 'DEEP_LINK' ? url : undefined,
      'pinpoint.url': action === 'URL' ? url : undefined,
      'pinpoint.notification.title': title,
      'pinpoint.notification.body': body,
      'pinpoint.notification.imageUrl': imageUrl,
      'pinpoint.notification.imageIconUrl': parts.imageIconUrl,
      'pinpoint.notification.imageSmallIconUrl': parts.smallImageIconUrl,
      'pinpoint.notification.silentPush': silent ? '1' : undefined,
    }).flatMap(([name, value]): [string, string][] => (value ? [[name, value]] : [])),
  );
}

/** Without what we added: the context and the trace of the request. */
function authored({ pinpoint: _, ...data }: Readonly<Record<string, string>>) {
  return data;
}
