export { callersProject } from './callers-project.ts';
export { createApp } from './create.ts';
export { deleteApp } from './delete.ts';
export { getApp } from './get.ts';
export { getApplicationSettings } from './get-settings.ts';
export { getApps } from './list.ts';
export { requireProject } from './require.ts';
export type { ProjectRow } from './row.ts';
export { updateApplicationSettings } from './update-settings.ts';
