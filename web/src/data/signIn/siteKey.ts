/** How reCAPTCHA writes the key of a site, which is public. */
const FORM = /^[\w-]{40}$/;

export const isSiteKey = (value: unknown): value is string => typeof value === "string" && FORM.test(value);

/** The key of a project in what `/appCheck.json` holds; none where it has another form, which `npm run deploy` refuses. */
export function siteKeyOf(keys: unknown, projectId: string | undefined): string | undefined {
  if (typeof keys !== "object" || keys === null || projectId === undefined) return undefined;
  const key = (keys as Record<string, unknown>)[projectId];
  return isSiteKey(key) ? key : undefined;
}
