import { isTopicName, TOPIC_NAME } from '../../domain/consent/index.ts';
import type { TemplateBodies, TemplateType } from '../template-row.ts';

/** A part of a template that is compiled: told by its name when something is wrong with it. */
export interface TemplatePart {
  readonly name: string;
  readonly source: string | undefined;
}

/** What tells the types of template apart. */
export interface TemplateKind<T extends TemplateType> {
  readonly type: T;
  parts(body: TemplateBodies[T]): TemplatePart[];
  /** Beyond the syntax of the parts: sizes and what else the type asks for. */
  problems(body: TemplateBodies[T]): string[];
}

export function sizeProblems(
  name: string,
  sources: readonly TemplatePart[],
  max: number,
): string[] {
  const size = sources.reduce((sum, { source = '' }) => sum + source.length, 0);
  return size > max ? [`${name} has ${size} characters: expected at most ${max}`] : [];
}

/** A template belongs to the account, and topics to its projects: any name that a topic may have. */
export function topicProblems(topic: string | undefined): string[] {
  return topic === undefined || isTopicName(topic)
    ? []
    : [`Topic is "${topic}": expected ${TOPIC_NAME}`];
}
