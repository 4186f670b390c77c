import { listApplicationAuditEvents, listAuditEvents } from '../audit/index.ts';
import { findPrincipal } from './access/find.ts';
import { accountCommand } from './account-command.ts';
import { UsageError, type Given } from './command.ts';
import { table } from './table.ts';

const SHOWN = '50';

function time(given: Given, option: string): string | undefined {
  const text = given.text(option);
  if (text === undefined) return undefined;
  const at = new Date(text);
  if (!Number.isNaN(at.getTime())) return at.toISOString();
  throw new UsageError(`--${option} is "${text}": expected a time such as 2026-01-31T09:00Z`);
}

export const auditCommand = accountCommand({
  words: 'audit',
  summary: 'Shows who asked for what and whether it was allowed, the newest first',
  options: {
    principal: { type: 'string', value: 'name', what: 'only what this principal asked for' },
    action: { type: 'string', value: 'action', what: 'only this, such as cairn:DeletePolicy' },
    resource: { type: 'string', value: 'arn', what: 'only what was asked for this resource' },
    project: { type: 'string', value: 'id', what: 'only what is about this project' },
    denied: { type: 'boolean', what: 'only what was denied' },
    since: { type: 'string', value: 'time', what: 'only from this time on' },
    until: { type: 'string', value: 'time', what: 'only before this time' },
    limit: { type: 'string', value: 'count', what: `how many, ${SHOWN} unless told` },
  },
  async run(ctx, given) {
    const principal = given.text('principal');
    const filter = {
      Principal: principal === undefined ? undefined : (await findPrincipal(ctx, principal)).Id,
      Action: given.text('action'),
      Resource: given.text('resource'),
      Decision: given.flag('denied') ? ('DENIED' as const) : undefined,
      StartTime: time(given, 'since'),
      EndTime: time(given, 'until'),
      PageSize: given.text('limit') ?? SHOWN,
    };
    const project = given.text('project');
    const { Item, NextToken } = await (project === undefined
      ? listAuditEvents(ctx, filter)
      : listApplicationAuditEvents(ctx, { ...filter, ApplicationId: project }));
    const lines = table(Item, 'Nothing in the audit log', {
      time: ({ EventDate }) => EventDate,
      principal: ({ PrincipalId }) => PrincipalId,
      key: ({ KeyId }) => KeyId,
      from: ({ SourceAddress }) => SourceAddress,
      action: ({ Action }) => Action,
      resource: ({ Resource }) => Resource,
      decision: ({ Decision }) => Decision,
      reason: ({ Reason }) => Reason,
    });
    const warning = NextToken === undefined ? undefined : 'There are older ones: see --limit';
    return { data: Item, lines, ...(warning !== undefined && { warning }) };
  },
});
