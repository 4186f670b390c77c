export { templateProblems } from './compile.ts';
export type { TemplateProblem } from './check.ts';
export type { Environment } from './helper.ts';
export { missingVariables } from './missing-variables.ts';
export { renderHtml, renderText } from './render.ts';
export { TemplateError } from './template-error.ts';
export { templateVariables } from './variables.ts';
export type { Substitutions, Variables, VariableSources } from './variables.ts';
export { htmlToText } from './html-to-text.ts';
export {
  defaultSubstitutionProblems,
  headerProblems,
  storageProblems,
  templateNameProblems,
} from './limits.ts';
