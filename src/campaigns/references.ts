import type { Ctx } from '../context.ts';
import {
  campaignKind,
  messageSources,
  type TemplateConfiguration,
  type WrittenCampaign,
} from '../domain/campaign/index.ts';
import { NotFoundError } from '../errors.ts';
import { evaluationProblem, findSegment, type Segment } from '../segments/index.ts';
import { loadTemplate, sourceProblems, type TemplateType } from '../templates/index.ts';

const TEMPLATE_TYPES = {
  EmailTemplate: 'EMAIL',
  InAppTemplate: 'INAPP',
  PushTemplate: 'PUSH',
  SMSTemplate: 'SMS',
} as const satisfies Partial<Record<keyof TemplateConfiguration, TemplateType>>;
const TEMPLATES = [
  'EmailTemplate',
  'InAppTemplate',
  'PushTemplate',
  'SMSTemplate',
] as const satisfies readonly (keyof typeof TEMPLATE_TYPES)[];

/** The segment version that a campaign names, and what is wrong with it. */
export async function findTarget(
  ctx: Ctx,
  projectId: string,
  campaign: WrittenCampaign,
): Promise<{ segment?: Segment; problems: string[] }> {
  const { SegmentId: segmentId, SegmentVersion: version } = campaign;
  if (!segmentId || (version !== undefined && version < 1)) return { problems: [] };
  const segment = await findSegment(ctx, { projectId, segmentId, version });
  if (!segment) {
    const isThere =
      version !== undefined && (await findSegment(ctx, { projectId, segmentId })) !== undefined;
    const problem = isThere
      ? `SegmentVersion is ${version}: the segment ${segmentId} has no such version`
      : `SegmentId: there is no segment ${segmentId} in the application`;
    return { problems: [problem] };
  }
  // Whoever an event or an app brings must be looked up in the segment at once; a file has no criteria for that.
  if (campaignKind(campaign.Schedule) === 'scheduled') return { segment, problems: [] };
  const problem = await evaluationProblem(ctx, projectId, segment);
  return { segment, problems: problem ? [`SegmentId: ${problem}`] : [] };
}

/** What is wrong with the templates that a campaign and its treatments name, and with their own texts. */
export async function contentProblems(ctx: Ctx, campaign: WrittenCampaign): Promise<string[]> {
  const problems: string[] = [];
  const treatments = campaign.AdditionalTreatments ?? [];
  const parts = [
    { path: '', part: campaign },
    ...treatments.map((part, index) => ({ path: `AdditionalTreatments[${index}].`, part })),
  ];
  for (const { path, part } of parts) {
    const { TemplateConfiguration: templates = {}, MessageConfiguration: message = {} } = part;
    problems.push(...(await templateProblems(ctx, templates, `${path}TemplateConfiguration`)));
    for (const source of messageSources(message, `${path}MessageConfiguration`)) {
      problems.push(...(await sourceProblems(source)));
    }
  }
  return problems;
}

async function templateProblems(
  ctx: Ctx,
  templates: TemplateConfiguration,
  path: string,
): Promise<string[]> {
  const problems: string[] = [];
  for (const member of TEMPLATES) {
    const { Name: name, Version: version } = templates[member] ?? {};
    if (!name) continue;
    const type = TEMPLATE_TYPES[member];
    try {
      await loadTemplate(ctx, { name, type, version });
    } catch (error) {
      if (!(error instanceof NotFoundError)) throw error;
      const which = version ? `version "${version}" of the ${type} template` : `${type} template`;
      problems.push(`${path}.${member}: there is no ${which} "${name}"`);
    }
  }
  return problems;
}
