import type { HostingHeaders } from "../stack/localHeaders.ts";
import type { Result } from "./report.ts";

/** What the page's policy lets in beside its own origin, each with its reason. */
export const FOREIGN_SOURCES: Readonly<Record<string, string>> = {
  "script-src https://apis.google.com": "Auth opens Google's window by it",
  "script-src https://www.google.com/recaptcha/":
    "App Check asks reCAPTCHA Enterprise, where a site key is set",
  "script-src https://www.gstatic.com/recaptcha/": "what that script loads",
  "connect-src https://firestore.googleapis.com": "documents that pages listen to",
  "connect-src https://identitytoolkit.googleapis.com": "Auth signs in and asks for the account",
  "connect-src https://securetoken.googleapis.com": "Auth renews its token",
  "connect-src https://content-firebaseappcheck.googleapis.com": "App Check gets its token for reCAPTCHA's",
  "connect-src https://www.google.com/recaptcha/": "reCAPTCHA reports to itself",
  "frame-src https://www.google.com/recaptcha/": "reCAPTCHA looks at the browser in a frame of its own",
  "frame-src https://recaptcha.google.com/recaptcha/": "the other address of that frame",
};

/** Whether every foreign source of the policy has its reason, and no reason is left without its source. */
export function checkForeignSources(
  headers: HostingHeaders,
  reasons: Readonly<Record<string, string>> = FOREIGN_SOURCES,
): Result {
  const policies = headers.flatMap((rule) =>
    rule.headers.filter(({ key }) => key === "Content-Security-Policy").map(({ value }) => value),
  );
  const found = policies.flatMap(foreignSourcesOf);
  const left = Object.keys(reasons).filter((source) => !found.includes(source));
  return {
    note: [`${found.length} foreign sources`, ...found.map((source) => `${source}: ${reasons[source]}`)].join(
      "\n    ",
    ),
    wrong: [
      ...found
        .filter((source) => !Object.hasOwn(reasons, source))
        .map((source) => `"${source}" has no reason in scripts/deploy/foreignSources.ts.`),
      ...left.map((source) => `"${source}" has a reason, and the policy in firebase.json lacks it.`),
    ],
  };
}

/** Directive and source, as in `script-src https://apis.google.com`; words in quotes are none of a host. */
function foreignSourcesOf(policy: string): string[] {
  return policy.split(";").flatMap((text) => {
    const [directive, ...sources] = text.trim().split(/\s+/);
    return sources.filter((source) => !source.startsWith("'")).map((source) => `${directive} ${source}`);
  });
}
