import type { FirebaseOptions } from "firebase/app";
import { siteKeyOf } from "./signIn/siteKey.ts";

/** Which Firebase project, or which emulators, this page talks to: learnt at run time, so that one build serves all. */
export interface Stack {
  readonly firebase: FirebaseOptions;
  /** The local stack's addresses; absent where the page is deployed. */
  readonly emulators?: { readonly auth: string; readonly firestore: { host: string; port: number } };
  /** reCAPTCHA Enterprise's key, where App Check is in use. */
  readonly siteKey?: string | undefined;
}

/** Written beside the build by `npm start`, and never deployed. */
const LOCAL_STACK = "/local/stack.json";
/** Served by Firebase Hosting itself. */
const DEPLOYED_STACK = "/__/firebase/init.json";
/** What an operator sets: a site key by the project's id. */
const SITE_KEYS = "/appCheck.json";

export const isLocal = ["127.0.0.1", "localhost", "[::1]"].includes(location.hostname);

let known: Promise<Stack> | undefined;

/** @throws Error where its files are not there: then nothing can be signed in to. */
export function stack(): Promise<Stack> {
  known ??= isLocal ? read<Stack>(LOCAL_STACK) : deployedStack();
  return known;
}

async function deployedStack(): Promise<Stack> {
  const [firebase, keys] = await Promise.all([
    read<FirebaseOptions>(DEPLOYED_STACK),
    read<unknown>(SITE_KEYS),
  ]);
  return {
    // Our own domain: browsers keep the storage of another one from the page.
    firebase: { ...firebase, authDomain: location.host },
    siteKey: siteKeyOf(keys, firebase.projectId),
  };
}

/** An account of the demo galaxy, to play as. */
export interface CastMember {
  readonly email: string;
  readonly password: string;
  readonly role: string;
}

/** Who can be picked on the local stack; empty until its galaxy is built. */
export async function localCast(): Promise<readonly CastMember[]> {
  return isLocal ? read<CastMember[]>("/local/cast.json") : [];
}

async function read<Value>(path: string): Promise<Value> {
  const response = await fetch(path, { cache: "no-store" });
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  return (await response.json()) as Value;
}
