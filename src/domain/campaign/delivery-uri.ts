const FORM = /^https?:\/\/[A-Za-z0-9\-._~?/#;:]+$/;

/** Where the custom channel delivers to: https, or what `webhookHosts` (host or host:port) names. */
export function deliveryUriProblems(
  uri: string,
  path: string,
  webhookHosts: readonly string[],
): string[] {
  const url = FORM.test(uri) && URL.canParse(uri) ? new URL(uri) : undefined;
  const allowed = url && (webhookHosts.includes(url.host) || webhookHosts.includes(url.hostname));
  if (url && (url.protocol === 'https:' || allowed)) return [];
  return [
    `${path} is "${uri}": expected an https:// URL of letters, digits and - . _ ~ ? / # ; : (Lambda functions can't be called from here)`,
  ];
}
