import { isSiteKey } from "../../web/src/data/signIn/siteKey.ts";
import type { Result } from "./report.ts";

/** Where an operator sets the keys, by projects. */
export const SITE_KEYS_FILE = "web/static/appCheck.json";

/** Whether each key of App Check's file has a key's form: the page would overlook another one. */
export function checkSiteKeys(keys: unknown): Result {
  if (typeof keys !== "object" || keys === null || Array.isArray(keys))
    return { note: "", wrong: [`${SITE_KEYS_FILE} must hold {"<project id>": "<site key>"}.`] };
  const projects = Object.keys(keys);
  return {
    note: projects.length === 0 ? "none: the page starts without App Check" : `of ${projects.join(", ")}`,
    wrong: Object.entries(keys)
      .filter(([, key]) => !isSiteKey(key))
      .map(([project]) => `${SITE_KEYS_FILE}: the key of ${project} is no key of reCAPTCHA Enterprise.`),
  };
}
