import { deleteApp, type FirebaseApp, initializeApp } from "firebase/app";
import { connectAuthEmulator, getAuth, signInWithEmailAndPassword } from "firebase/auth";
import { connectFunctionsEmulator, getFunctions } from "firebase/functions";
import { getAuth as adminAuth } from "firebase-admin/auth";
import { type Client, createClient } from "../client/index.ts";
import { functionsLocation } from "../functions/src/platform/config.ts";
import { app } from "../functions/src/platform/store.ts";

/** The password of every demo account; the emulators alone ever see it. */
export const DEMO_PASSWORD = "sectorwars";

export interface Ports {
  readonly auth: number;
  readonly functions: number;
}

/** A signed-in demo account with the client that web and mobile use. */
export interface Account {
  readonly uid: string;
  readonly email: string;
  readonly client: Client;
  /** For calls without the client. */
  idToken(): Promise<string>;
  /** Signs in anew, so that custom claims set meanwhile are in the token. */
  refresh(): Promise<void>;
  close(): Promise<void>;
}

/** Creates the account where it does not exist, and signs in. */
export async function openAccount(name: string, projectId: string, ports: Ports): Promise<Account> {
  const email = `${name}@demo.sectorwars.example`;
  const uid = await ensureUser(name, email);
  const firebase = initializeApp({ apiKey: "demo", projectId }, `seed-${name}`);
  const auth = getAuth(firebase);
  connectAuthEmulator(auth, `http://127.0.0.1:${ports.auth}`, { disableWarnings: true });
  await signInWithEmailAndPassword(auth, email, DEMO_PASSWORD);
  return {
    uid,
    email,
    client: createClient(functionsOf(firebase, ports)),
    idToken: () => auth.currentUser!.getIdToken(),
    refresh: async () => void (await auth.currentUser!.getIdToken(true)),
    close: () => deleteApp(firebase),
  };
}

function functionsOf(firebase: FirebaseApp, ports: Ports) {
  const functions = getFunctions(firebase, functionsLocation);
  connectFunctionsEmulator(functions, "127.0.0.1", ports.functions);
  return functions;
}

async function ensureUser(name: string, email: string): Promise<string> {
  const uid = `demo-${name}`;
  const auth = adminAuth(app());
  await auth
    .getUser(uid)
    .catch(() => auth.createUser({ uid, email, password: DEMO_PASSWORD, displayName: name }));
  return uid;
}
