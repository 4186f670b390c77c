import type { ChannelType } from '../domain/endpoint.ts';

/** What a project set up for a push channel. */
export interface PushChannel {
  readonly type: ChannelType;
  readonly secrets: Readonly<Record<string, string>>;
  /** Which of several credentials is preferred. */
  readonly method: string | undefined;
}
