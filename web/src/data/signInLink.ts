import { type Auth, isSignInWithEmailLink, sendSignInLinkToEmail, signInWithEmailLink } from "firebase/auth";
import { attest } from "./signIn/attest.ts";
import { createStore } from "./store.ts";

/** `asks`: a link was opened in another browser than it was asked for, so that the address has to be given again. */
export const openedLink = createStore<"none" | "asks" | "failed">("none");

const ADDRESS = "signInAddress";
/** What Firebase Auth puts behind the address that the link leads to. */
const OF_LINK = ["apiKey", "oobCode", "mode", "lang", "continueUrl"];

/** Sends a link that signs in and leads back to the page on show. */
export async function sendLink(auth: Auth, address: string): Promise<void> {
  await attest(auth.app);
  await sendSignInLinkToEmail(auth, address, { url: location.href, handleCodeInApp: true });
  localStorage.setItem(ADDRESS, address);
}

/** Signs in by the link that this page was opened with, if it was. `given` is what a person has typed who was asked. */
export async function followLink(auth: Auth, given?: string): Promise<void> {
  if (!isSignInWithEmailLink(auth, location.href)) return;
  const address = given ?? localStorage.getItem(ADDRESS);
  if (address === null) return openedLink.set("asks");
  await attest(auth.app);
  try {
    await signInWithEmailLink(auth, address, location.href);
    openedLink.set("none");
  } catch {
    openedLink.set("failed");
  }
  localStorage.removeItem(ADDRESS);
  // A link acts once: a reload must not try it again, nor may it stay in the history.
  const search = new URLSearchParams(location.search);
  for (const name of OF_LINK) search.delete(name);
  const rest = search.toString();
  history.replaceState(null, "", location.pathname + (rest === "" ? "" : `?${rest}`));
}
