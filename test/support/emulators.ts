import { writeOffsetMs } from "../../scripts/stack/clockFile.ts";

/** What globalSetup.ts has started, as its clients see it. */
export const emulators = {
  projectId: variable("GCLOUD_PROJECT"),
  firestore: address("FIRESTORE_EMULATOR_HOST"),
  auth: address("FIREBASE_AUTH_EMULATOR_HOST"),
  tasks: address("CLOUD_TASKS_EMULATOR_HOST"),
  functionsUrl: variable("FUNCTIONS_URL"),
  hostingUrl: variable("HOSTING_URL"),
  /** The stand-in for Stripe. */
  stripeUrl: variable("STRIPE_URL"),
  /** Keeps all that the emulators and the functions say. */
  logFile: variable("EMULATORS_LOG"),
};

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
