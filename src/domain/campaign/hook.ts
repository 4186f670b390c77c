/** Whom to ask before a campaign sends: of one campaign, or the default of a project. */
export interface CampaignHook {
  readonly LambdaFunctionName?: string;
  readonly Mode?: 'DELIVERY' | 'FILTER';
  readonly WebUrl?: string;
}

/** An empty hook is none. */
export function isHook({ LambdaFunctionName, WebUrl }: CampaignHook): boolean {
  return Boolean(LambdaFunctionName || WebUrl);
}

/** What is wrong with a hook. One that can't be called is refused: it may be there to keep messages back. */
export function hookProblems(path: string, hook: CampaignHook): string[] {
  const { LambdaFunctionName: lambda, Mode: mode, WebUrl: url } = hook;
  return [
    ...(lambda
      ? [
          `${path}.LambdaFunctionName is "${lambda}": Lambda functions can't be called from here, use WebUrl`,
        ]
      : []),
    ...(mode === 'DELIVERY'
      ? [`${path}.Mode is "DELIVERY": expected FILTER; to deliver, use CustomDeliveryConfiguration`]
      : []),
    ...(url && !(URL.canParse(url) && /^https?:$/.test(new URL(url).protocol))
      ? [`${path}.WebUrl is "${url}": expected an http or https URL`]
      : []),
  ];
}
