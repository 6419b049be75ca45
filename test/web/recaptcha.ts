import type { Browser } from "playwright-core";
import { type Visit, visit } from "./visit.ts";

/** As App Check would give it; the emulators take it unread. */
export const TOKEN = ["{}", '{"sub":"demo"}', "signed"]
  .map((part) => Buffer.from(part).toString("base64url"))
  .join(".");

const SITE_KEY = "6LdAbCdEfGhIjKlMnOpQrStUvWxYz0123456-_78";

/** What the SDK needs of reCAPTCHA's script. */
const scriptOf = (execute: string) => `let pass;
globalThis.grecaptcha = { enterprise: {
  ready: (then) => then(),
  render: (place, { callback }) => { pass = callback; return 0; },
  execute: ${execute},
} };`;
const ANSWERS = scriptOf(`async () => { pass(); return "looked at"; }`);
const NEVER_ANSWERS = scriptOf("() => new Promise(() => {})");

type Google = "passes" | "refuses" | "never answers" | "is blocked";

/** A browser at a stack that has a site key, with what its requests bore: Google is stood in for on the way, or held back. */
export async function visitWithSiteKey(browser: Browser, google: Google) {
  const visited = await visit(browser, 1_280);
  const { page } = visited;
  await page.route("**/local/stack.json", async (route) => {
    const stack = await (await route.fetch()).json();
    await route.fulfill({ json: { ...stack, siteKey: SITE_KEY } });
  });
  await page.route("https://www.google.com/recaptcha/**", (route) =>
    google === "is blocked"
      ? route.abort()
      : route.fulfill({
          contentType: "text/javascript",
          body: google === "never answers" ? NEVER_ANSWERS : ANSWERS,
        }),
  );
  await page.route("https://content-firebaseappcheck.googleapis.com/**", (route) =>
    google === "passes"
      ? route.fulfill({ json: { token: TOKEN, ttl: "3600s" } })
      : route.fulfill({ status: 403, json: {} }),
  );
  const borne: { readonly path: string; readonly token: string | undefined }[] = [];
  page.on("request", (request) => {
    const path = new URL(request.url()).pathname;
    borne.push({ path, token: request.headers()["x-firebase-appcheck"] });
  });
  return { ...visited, borne };
}

/** What left this machine. */
export const foreign = ({ sent }: Visit): string[] =>
  sent.map(({ url }) => url).filter((url) => url.startsWith("https:"));
