import { writeOffsetMs } from "../../scripts/stack/clockFile.ts";

/** What globalSetup.ts has started, as its clients see it: asked for at its use, for what plays are called is known without. */
export const emulators = {
  get projectId() {
    return variable("GCLOUD_PROJECT");
  },
  get firestore() {
    return address("FIRESTORE_EMULATOR_HOST");
  },
  get auth() {
    return address("FIREBASE_AUTH_EMULATOR_HOST");
  },
  get tasks() {
    return address("CLOUD_TASKS_EMULATOR_HOST");
  },
  get functionsUrl() {
    return variable("FUNCTIONS_URL");
  },
  get hostingUrl() {
    return variable("HOSTING_URL");
  },
  /** The stand-in for Stripe. */
  get stripeUrl() {
    return variable("STRIPE_URL");
  },
  /** Keeps all that the emulators and the functions say. */
  get logFile() {
    return variable("EMULATORS_LOG");
  },
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
