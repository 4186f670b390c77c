import type { Substitutions } from '../template/index.ts';

export interface TemplateRef {
  readonly name: string;
  /** Absent: the active version. A number, or "latest". */
  readonly version?: string;
}

interface ContentBase {
  readonly template?: TemplateRef;
  /** Weakest first: of the message, then of the address. */
  readonly substitutions?: readonly (Substitutions | undefined)[];
  /** What it is about, of the project's topics: who left that gets none of it. */
  readonly topic?: string;
}

export interface MailHeader {
  readonly name: string;
  readonly value: string;
}

/** A part given here wins over the same part of the template. */
export interface EmailContent extends ContentBase {
  readonly channel: 'EMAIL';
  readonly subject?: string;
  readonly html?: string;
  readonly text?: string;
  readonly headers?: readonly MailHeader[];
  readonly from?: string;
  readonly replyTo?: readonly string[];
  /** Where mail servers report that it did not arrive. */
  readonly returnPath?: string;
}

export interface SmsContent extends ContentBase {
  readonly channel: 'SMS';
  readonly body?: string;
  readonly from?: string;
  readonly senderId?: string;
  readonly originationNumber?: string;
  readonly mediaUrl?: string;
  /** Absent: what the delivery's class says. */
  readonly messageType?: string;
  /** What carriers of some countries want to know, by its name on the wire: Keyword, EntityId, TemplateId. */
  readonly registration?: Readonly<Record<string, string>>;
}

export interface PushParts {
  readonly action?: string;
  readonly title?: string;
  readonly body?: string;
  readonly url?: string;
  readonly sound?: string;
  readonly imageUrl?: string;
  readonly imageIconUrl?: string;
  readonly smallImageIconUrl?: string;
  readonly silent?: boolean;
  readonly data?: Readonly<Record<string, string>>;
  readonly collapseKey?: string;
  readonly priority?: string;
  readonly timeToLive?: number;
  /** What only one service knows, by its name there: Badge, ThreadId, ConsolidationKey, … */
  readonly options?: Readonly<Record<string, string | number>>;
  /** JSON that replaces everything else. */
  readonly rawContent?: string;
}

export type PushService = 'GCM' | 'APNS' | 'ADM' | 'BAIDU';

export interface PushContent extends ContentBase {
  readonly channel: 'PUSH';
  readonly parts?: PushParts;
  readonly from?: string;
}

/** A call of the author's own service, which reaches people in its own way. */
export interface CustomContent extends ContentBase {
  readonly channel: 'CUSTOM';
  readonly uri: string;
  readonly payload: unknown;
}

export type MessageContent = EmailContent | SmsContent | PushContent | CustomContent;
export type MessageChannel = MessageContent['channel'];
