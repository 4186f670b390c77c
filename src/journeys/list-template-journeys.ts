import type { Ctx } from '../context.ts';
import { templateUses } from '../domain/journey/index.ts';
import type { Paged } from '../paging.ts';
import { loadTemplate, readTemplateType } from '../templates/index.ts';
import { journeyUses, type JourneyUse } from './uses.ts';

/** Our own operation: the journeys, in all projects, that would miss a template if it were deleted. */
export async function listTemplateJourneys(
  ctx: Ctx,
  {
    TemplateName,
    TemplateType,
    ...page
  }: {
    readonly TemplateName: string;
    readonly TemplateType: string;
    readonly PageSize?: string;
    readonly Token?: string;
  },
): Promise<Paged<JourneyUse>> {
  const type = readTemplateType(TemplateType);
  await loadTemplate(ctx, { name: TemplateName, type });
  return journeyUses(
    ctx,
    {
      path: `$.Activities.*.${type}.TemplateName ? (@ == $name)`,
      variables: { name: TemplateName },
      usesOf: (definition) => templateUses(definition, type, TemplateName),
    },
    page,
  );
}
