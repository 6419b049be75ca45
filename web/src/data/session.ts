import { type FirebaseApp, initializeApp } from "firebase/app";
import {
  type Auth,
  browserLocalPersistence,
  connectAuthEmulator,
  indexedDBLocalPersistence,
  initializeAuth,
  onIdTokenChanged,
  signInWithEmailAndPassword,
  signOut as signOutOf,
  type User,
} from "firebase/auth";
import { forgetDrafts, forgetSent } from "./keptDrafts.ts";
import { attest } from "./signIn/attest.ts";
import { comeBack, signInThroughGoogle } from "./signIn/googleSignIn.ts";
import { followLink, sendLink } from "./signInLink.ts";
import { type CastMember, stack } from "./stack.ts";
import { createStore } from "./store.ts";

export type Session =
  | { readonly state: "restoring" }
  | { readonly state: "signedOut" }
  | { readonly state: "signedIn"; readonly uid: string; readonly administrator: boolean };

export const session = createStore<Session>({ state: "restoring" });

/** Nobody's name: whether this browser had somebody signed in when it last knew. */
const WAS_SIGNED_IN = "wasSignedIn";

/** What comes after the sign-in is then sent for beside it. */
export const wasSignedIn = (): boolean => localStorage.getItem(WAS_SIGNED_IN) !== null;

let started: Promise<{ app: FirebaseApp; auth: Auth }> | undefined;

/** The Firebase app, with Auth connected before it restores a session: later, a reload would ask Google. */
export function start(): Promise<{ app: FirebaseApp; auth: Auth }> {
  started ??= begin();
  return started;
}

async function begin() {
  const { firebase, emulators } = await stack();
  const app = initializeApp(firebase);
  // Auth asks its server for the account as soon as it is made.
  if (wasSignedIn()) await attest(app);
  const auth = initializeAuth(app, { persistence: [indexedDBLocalPersistence, browserLocalPersistence] });
  if (emulators !== undefined) connectAuthEmulator(auth, emulators.auth, { disableWarnings: true });
  await followLink(auth);
  await comeBack(auth);
  onIdTokenChanged(auth, (user) => void follow(user));
  return { app, auth };
}

async function follow(user: User | null): Promise<void> {
  if (user === null) {
    localStorage.removeItem(WAS_SIGNED_IN);
    forgetSent();
    return session.set({ state: "signedOut" });
  }
  localStorage.setItem(WAS_SIGNED_IN, "yes");
  const { claims } = await user.getIdTokenResult();
  const administrator = claims.administrator === true;
  const now = session.get();
  if (now.state === "signedIn" && now.uid === user.uid && now.administrator === administrator) return;
  session.set({ state: "signedIn", uid: user.uid, administrator });
}

export async function signInAs({ email, password }: CastMember): Promise<void> {
  const { auth } = await start();
  await signInWithEmailAndPassword(auth, email, password);
}

/** `onLeave` is called where no window opens, before this tab goes to Google itself. */
export async function signInWithGoogle(onLeave: () => void): Promise<void> {
  await signInThroughGoogle((await start()).auth, onLeave);
}

export async function askForLink(address: string): Promise<void> {
  await sendLink((await start()).auth, address);
}

export async function followOpenedLink(address: string): Promise<void> {
  await followLink((await start()).auth, address);
}

/** What Firebase says of a session whose account is no more. */
const GONE = [
  "auth/user-token-expired",
  "auth/user-not-found",
  "auth/user-disabled",
  // Of the emulator, which forgets the token with the account.
  "auth/invalid-refresh-token",
];

/** Ends the session where its account is no more: it was erased on another device. */
export async function endWhereErased(): Promise<void> {
  const { auth } = await start();
  try {
    await auth.currentUser?.getIdToken(true);
  } catch (error) {
    if (GONE.includes((error as { code?: string }).code ?? "")) await signOut();
  }
}

/** Ends the session in every tab of this browser, and takes what was kept for it. */
export async function signOut(): Promise<void> {
  const { auth } = await start();
  const { forgetCharts } = await import("./chartStore.ts");
  await forgetCharts();
  forgetDrafts();
  await signOutOf(auth);
}
