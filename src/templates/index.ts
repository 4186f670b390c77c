export { renderEnvironment } from './environment.ts';
export { loadTemplate, loadTemplates, templateId } from './load.ts';
export type { LoadedTemplate, TemplateKey } from './load.ts';
export { bodyHtml } from './mjml.ts';
export type { TemplateBodies, TemplateType } from './template-row.ts';
