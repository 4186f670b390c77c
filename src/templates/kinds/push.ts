import { sizeProblems, type TemplateKind, type TemplatePart } from './kind.ts';

const MAX_SIZES = { Default: 4000, APNS: 4000, GCM: 4000, Baidu: 4000, ADM: 6000 } as const;
type Service = keyof typeof MAX_SIZES;
const SERVICES: readonly Service[] = ['Default', 'APNS', 'GCM', 'Baidu', 'ADM'];

function partsOf(service: Service, written: object | undefined): TemplatePart[] {
  return Object.entries(written ?? {}).flatMap(([name, source]: [string, unknown]) =>
    typeof source === 'string' ? [{ name: `${service}.${name}`, source }] : [],
  );
}

export const push: TemplateKind<'PUSH'> = {
  type: 'PUSH',
  parts: (body) => SERVICES.flatMap((service) => partsOf(service, body[service])),
  problems: (body) =>
    SERVICES.flatMap((service) =>
      sizeProblems(service, partsOf(service, body[service]), MAX_SIZES[service]),
    ),
};
