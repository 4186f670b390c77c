import { listApplicationAuditEvents, listAuditEvents } from '../audit/index.ts';
import { listPrincipals } from '../access/index.ts';
import { everything, findPrincipal } from './access/find.ts';
import { accountCommand } from './account-command.ts';
import { UsageError, type Given } from './command.ts';
import { table } from './table.ts';

const SHOWN = '50';
const MAX_SHOWN = 1000;
/** Enough of an id to know it again. */
const ID_SHOWN = 8;

function time(given: Given, option: string): string | undefined {
  const text = given.text(option);
  if (text === undefined) return undefined;
  const at = new Date(text);
  if (!Number.isNaN(at.getTime())) return at.toISOString();
  throw new UsageError(`--${option} is "${text}": expected a time such as 2026-01-31T09:00Z`);
}

/** How many. @throws UsageError */
function limitOf(given: Given): string {
  const text = given.text('limit') ?? SHOWN;
  if (/^[1-9]\d{0,3}$/.test(text) && Number(text) <= MAX_SHOWN) return text;
  throw new UsageError(`--limit is "${text}": expected a whole number from 1 to ${MAX_SHOWN}`);
}

/** Without what all of them begin with. */
const shortArn = (arn: string | undefined) =>
  arn?.replace(/^arn:aws:mobiletargeting:[^:]*:[^:]*:/, '');
const shortTime = (text: string) => text.slice(0, 19).replace('T', ' ');

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
      PageSize: limitOf(given),
    };
    const project = given.text('project');
    const { Item, NextToken } = await (project === undefined
      ? listAuditEvents(ctx, filter)
      : listApplicationAuditEvents(ctx, { ...filter, ApplicationId: project }));
    const principals = await everything((page) => listPrincipals(ctx, page));
    const names = new Map(principals.map(({ Id, Name }) => [Id, Name]));
    const data = Item.map((event) => ({
      ...event,
      PrincipalName: names.get(event.PrincipalId ?? ''),
    }));
    const lines = table(data, 'Nothing in the audit log', {
      time: ({ EventDate }) => shortTime(EventDate),
      who: ({ PrincipalId, PrincipalName, KeyId }) =>
        PrincipalId === undefined
          ? KeyId
          : `${PrincipalName ?? 'deleted'} (${PrincipalId.slice(0, ID_SHOWN)})`,
      decision: ({ Decision }) => Decision,
      action: ({ Action }) => Action.replace(/^mobiletargeting:/, ''),
      resource: ({ Resource }) => shortArn(Resource),
      from: ({ SourceAddress }) => SourceAddress,
      reason: ({ Reason }) => Reason,
    });
    const warning = NextToken === undefined ? undefined : 'There are older ones: see --limit';
    return { data, lines, isWide: true, ...(warning !== undefined && { warning }) };
  },
});
