import { randomUUID } from "node:crypto";
import { deleteApp, type FirebaseApp, initializeApp } from "firebase/app";
import { type Auth, connectAuthEmulator, createUserWithEmailAndPassword, getAuth } from "firebase/auth";
import { connectFirestoreEmulator, type Firestore, getFirestore } from "firebase/firestore";
import { connectFunctionsEmulator, type Functions, getFunctions, httpsCallable } from "firebase/functions";
import { functionsLocation } from "../../functions/src/platform/config.ts";
import { fireSchedule } from "../../scripts/cron.ts";
import { writeOffsetMs } from "../../scripts/stack/clockFile.ts";

/** What globalSetup.ts has started, as its clients see it. */
export const emulators = {
  projectId: variable("GCLOUD_PROJECT"),
  firestore: address("FIRESTORE_EMULATOR_HOST"),
  auth: address("FIREBASE_AUTH_EMULATOR_HOST"),
  tasks: address("CLOUD_TASKS_EMULATOR_HOST"),
  functionsUrl: variable("FUNCTIONS_URL"),
  hostingUrl: variable("HOSTING_URL"),
};

/** A player's own connection: the SDK that a game client uses, signed in or not. */
export type Client = {
  app: FirebaseApp;
  auth: Auth;
  firestore: Firestore;
  functions: Functions;
  /** "" when nobody is signed in. */
  uid: string;
  /** Calls `room/verb` and returns its data; a refusal is thrown as the SDK's FunctionsError. */
  call<Output = unknown>(path: string, data?: unknown): Promise<Output>;
  close(): Promise<void>;
};

/** A client that nobody has signed in on. */
export function openClient(): Client {
  const app = initializeApp({ projectId: emulators.projectId, apiKey: "demo" }, randomUUID());
  const auth = getAuth(app);
  connectAuthEmulator(auth, `http://${emulators.auth.host}:${emulators.auth.port}`, {
    disableWarnings: true,
  });
  const firestore = getFirestore(app);
  connectFirestoreEmulator(firestore, emulators.firestore.host, emulators.firestore.port);
  const functions = getFunctions(app, functionsLocation);
  const { hostname, port } = new URL(emulators.functionsUrl);
  connectFunctionsEmulator(functions, hostname, Number(port));
  return {
    app,
    auth,
    firestore,
    functions,
    uid: "",
    call: async <Output>(path: string, data?: unknown) =>
      (await httpsCallable(functions, path)(data)).data as Output,
    close: () => deleteApp(app),
  };
}

/** A client on which a new player has signed up. */
export async function signUp(): Promise<Client> {
  const client = openClient();
  const { user } = await createUserWithEmailAndPassword(
    client.auth,
    `${randomUUID()}@example.com`,
    "password",
  );
  return { ...client, uid: user.uid };
}

/** Runs a schedule once and waits for its end; on the emulators none runs by itself. */
export async function runSchedule(name: string): Promise<void> {
  const { origin } = new URL(emulators.functionsUrl);
  await fireSchedule(origin, emulators.projectId, { name, location: functionsLocation });
}

/** Puts game time ahead of real time, for all workers and all tests of the run: 0 returns to it. */
export function setClockOffset(offsetMs: number): void {
  writeOffsetMs(variable("CLOCK_OFFSET_FILE"), offsetMs);
}

function variable(name: string): string {
  const value = process.env[name];
  if (!value)
    throw new Error(`${name} is not set: this test needs the emulators, which only its own project starts.`);
  return value;
}

function address(name: string): { host: string; port: number } {
  const [host = "", port] = variable(name).split(":");
  return { host, port: Number(port) };
}
