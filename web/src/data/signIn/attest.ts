import type { FirebaseApp } from "firebase/app";
import { stack } from "../stack.ts";
import { createStore } from "../store.ts";

/** Whether App Check is in use and has no token: the servers may refuse this page. */
export const unattested = createStore(false);

let begun: Promise<void> | undefined;

/**
 * Begins App Check where this project has a site key: before a sign-in, before a session is restored and before the first
 * call, never at first paint. Where there is no key, nothing is loaded.
 */
export function attest(app: FirebaseApp): Promise<void> {
  begun ??= begin(app);
  return begun;
}

async function begin(app: FirebaseApp): Promise<void> {
  const { siteKey } = await stack();
  if (siteKey === undefined) return;
  const tell = (hasToken: boolean) => unattested.set(!hasToken);
  await import("./appCheck.ts")
    .then(({ beginAppCheck }) => beginAppCheck(app, siteKey, tell))
    .catch(() => tell(false));
}
