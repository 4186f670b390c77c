import type { In } from '../../wire.ts';
import { colorProblems, linkProblems, textProblems, urlProblems } from './values.ts';

type Contents = NonNullable<In<'CreateInAppTemplate'>['InAppTemplateRequest']['Content']>;
type Button = NonNullable<Contents[number]['PrimaryBtn']>;
type Target = NonNullable<Button['Web']>;

const MAX_TEXT = 64;
const PLATFORMS = ['Android', 'IOS', 'Web'] as const;

/** What is wrong with a button, in what it is everywhere and in what it is on one platform. */
export function buttonProblems(button: Button | undefined, path: string): string[] {
  if (!button) return [];
  const { DefaultConfig: common } = button;
  return [
    ...(common ? targetProblems(common, `${path}.DefaultConfig`) : []),
    ...textProblems(common?.Text, `${path}.DefaultConfig.Text`, MAX_TEXT),
    ...colorProblems(common?.TextColor, `${path}.DefaultConfig.TextColor`),
    ...colorProblems(common?.BackgroundColor, `${path}.DefaultConfig.BackgroundColor`),
    ...((common?.BorderRadius ?? 0) < 0
      ? [`${path}.DefaultConfig.BorderRadius is ${common?.BorderRadius}: expected 0 or more`]
      : []),
    ...PLATFORMS.flatMap((platform) => {
      const target = button[platform];
      return target ? targetProblems(target, `${path}.${platform}`) : [];
    }),
  ];
}

type TargetProblems = (link: string | undefined, path: string) => string[];

const ACTIONS = {
  LINK: urlProblems,
  DEEP_LINK: linkProblems,
  CLOSE: undefined,
} satisfies Record<NonNullable<Target['ButtonAction']>, TargetProblems | undefined>;

function targetProblems({ ButtonAction, Link }: Target, path: string): string[] {
  const problems: TargetProblems | undefined = ButtonAction && ACTIONS[ButtonAction];
  if (!problems) return [];
  if (!Link) return [`${path}.Link is missing: a button that does ${ButtonAction} needs one`];
  return problems(Link, `${path}.Link`);
}
