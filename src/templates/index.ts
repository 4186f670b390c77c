export {
  createEmailTemplate,
  createInAppTemplate,
  createPushTemplate,
  createSmsTemplate,
  createVoiceTemplate,
} from './create.ts';
export {
  deleteEmailTemplate,
  deleteInAppTemplate,
  deletePushTemplate,
  deleteSmsTemplate,
  deleteVoiceTemplate,
} from './delete.ts';
export { renderEnvironment } from './environment.ts';
export {
  getEmailTemplate,
  getInAppTemplate,
  getPushTemplate,
  getSmsTemplate,
  getVoiceTemplate,
} from './get.ts';
export { listTemplates } from './list.ts';
export { listTemplateVersions } from './list-versions.ts';
export { loadTemplate, loadTemplates, templateId } from './load.ts';
export type { LoadedTemplate, TemplateKey } from './load.ts';
export { bodyHtml } from './mjml.ts';
export { readTemplateType } from './type.ts';
export type { TemplateBodies, TemplateType } from './template-row.ts';
export {
  updateEmailTemplate,
  updateInAppTemplate,
  updatePushTemplate,
  updateSmsTemplate,
  updateVoiceTemplate,
} from './update.ts';
export { sourceProblems } from './validate.ts';
export { updateTemplateActiveVersion } from './update-active-version.ts';
