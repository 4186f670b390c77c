import { templateProblems } from '../template/index.ts';

/** Whether a value is a template, to be rendered for each participant. */
export function isTemplated(value: string): boolean {
  return value.includes('{{');
}

/** What is wrong with values that are templates, by the path of each. */
export function templatedProblems(
  values: Iterable<readonly [path: string, value: string]>,
): string[] {
  return [...values].flatMap(([path, value]) =>
    isTemplated(value) ? templateProblems(value).map(({ message }) => `${path} ${message}`) : [],
  );
}
