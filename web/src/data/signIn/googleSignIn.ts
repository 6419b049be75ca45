import {
  type Auth,
  browserPopupRedirectResolver,
  GoogleAuthProvider,
  getRedirectResult,
  signInWithPopup,
  signInWithRedirect,
} from "firebase/auth";
import { createStore } from "../store.ts";
import { attest } from "./attest.ts";
import { windowRefused } from "./windowRefused.ts";

/** Whether this tab came back from Google and nobody could be signed in. */
export const cameBackInVain = createStore(false);

/** This tab has gone to Google: kept in it alone. */
const GONE = "goneToGoogle";

/** In a window of Google's, which leads back here; where none opens, this tab goes there itself, and says so before. */
export async function signInThroughGoogle(auth: Auth, onLeave: () => void): Promise<void> {
  const provider = new GoogleAuthProvider();
  await attest(auth.app);
  try {
    await signInWithPopup(auth, provider, browserPopupRedirectResolver);
  } catch (error) {
    if (!windowRefused(error)) throw error;
    onLeave();
    sessionStorage.setItem(GONE, "yes");
    await signInWithRedirect(auth, provider, browserPopupRedirectResolver);
  }
}

/** Ends a sign-in for which this tab went to Google; a tab that did not asks nobody. */
export async function comeBack(auth: Auth): Promise<void> {
  if (sessionStorage.getItem(GONE) === null) return;
  sessionStorage.removeItem(GONE);
  await attest(auth.app);
  await getRedirectResult(auth, browserPopupRedirectResolver).catch(() => cameBackInVain.set(true));
}
