import type { OutgoingPush } from '../../../src/providers/index.ts';

export const ID = '0f5d3a0e-8a77-8c31-9d0f-6f2b7a1c9e44';

/** A push with a title and a text, to one device. */
export const PUSH: OutgoingPush = {
  kind: 'PUSH',
  to: 'device-token',
  channelType: 'GCM',
  parts: { title: 'Sale', body: 'Half price' },
  raw: undefined,
  messageId: `<${ID}@cairn.example.com>`,
};

/** What a provider says that did not take a message. */
export const rejected = (reason: string, transient = false) => ({
  state: 'rejected',
  reason,
  transient,
});
