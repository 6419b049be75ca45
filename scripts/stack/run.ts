import { randomBytes } from "node:crypto";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { root } from "../command.ts";
import { Failure } from "../setup/failure.mjs";
import { findFirestore } from "../setup/firestore.mjs";
import { runConfig } from "./config.ts";
import { writeCastFile, writeStackFile } from "./console.ts";
import { importDirectory } from "./data.ts";
import { host, type Ports } from "./ports.ts";
import { cleanVariable, runsDirectory, runVariable } from "./processes.ts";

export type RunOptions = {
  ports: Ports;
  projectId: string;
  /** Where data is kept between runs; without it a run starts empty and leaves nothing. */
  dataDir?: string;
  /** Take new builds of the functions while running. A test does not. */
  reload?: boolean;
  /** The offset of game time; a run without one has its own, which ends with it. */
  clockFile?: string;
  /** Starts Auth and Firestore alone. */
  withoutFunctions?: true;
  /** More for the environment of the functions' workers. */
  env?: NodeJS.ProcessEnv;
};

const WORKER_PRELOAD = `--require ${JSON.stringify(join(import.meta.dirname, "functionsWorker.cjs"))}`;
const BACKEND = "auth,firestore";
const ALL_EMULATORS = `${BACKEND},functions,tasks,hosting`;

/** Lays out what a run of the emulators needs: its configuration, its environment and its command line. */
export function prepareRun(options: RunOptions) {
  const { ports, projectId, dataDir, reload = false, clockFile, withoutFunctions, env } = options;
  const id = randomBytes(6).toString("hex");
  const directory = join(runsDirectory, id);
  mkdirSync(directory, { recursive: true });
  // Short, since the functions' workers listen on sockets in it, whose paths may have some hundred characters; of its
  // own, since firebase-tools keeps one file per project and machine there, in which a second run would meet the first.
  const temporary = mkdtempSync(join(tmpdir(), "sw-"));
  const config = runConfig(directory, ports, reload);
  const configFile = join(directory, "firebase.json");
  writeFileSync(configFile, JSON.stringify(config));
  const rules = join(root, "firestore.rules");
  copyFileSync(rules, config.firestore.rules);
  writeStackFile(id, ports, projectId);
  writeCastFile(id, []);
  copyParameters(directory, projectId, reload);
  provideSecrets();
  const clock = clockFile ?? join(temporary, "clock.json");
  const imported = dataDir ? importDirectory(dataDir) : null;

  const firestore = findFirestore(process.env);
  if (!firestore) {
    for (const path of [directory, temporary]) rmSync(path, { recursive: true, force: true });
    throw new Failure(
      "There is no Firestore emulator on this machine yet: run the command through npm, which installs it.",
    );
  }
  const firebase = join(root, "node_modules", "firebase-tools", "lib", "bin", "firebase.js");
  const command = [
    ...(firestore.kind === "hidane" ? [firestore.path, "exec", "--"] : []),
    ...[process.execPath, "--require", join(import.meta.dirname, "firebaseTools.cjs")],
    ...[firebase, "emulators:start", "--non-interactive"],
    ...["--project", projectId, "--config", configFile],
    ...["--only", withoutFunctions ? BACKEND : ALL_EMULATORS],
    ...(imported ? ["--import", imported] : []),
  ];
  const javaBin = firestore.kind === "official" ? [firestore.javaBin] : [];
  const path = [...javaBin, dirname(process.execPath), process.env.PATH ?? ""].join(delimiter);
  return {
    id,
    directory,
    /** Removed when the run ends. */
    directories: [directory, temporary],
    rules,
    clockFile: clock,
    command,
    env: {
      ...environment(temporary, `http://${host}:${ports.hub}`),
      PATH: path,
      [runVariable]: id,
      GCLOUD_PROJECT: projectId,
      CLOCK_OFFSET_FILE: clock,
      STRIPE_STAND_IN: `${host}:${ports.stripe}`,
      [cleanVariable]: [directory, temporary].join(delimiter),
      ...env,
      NODE_OPTIONS: `${WORKER_PRELOAD} ${env?.NODE_OPTIONS ?? ""}`,
    },
  };
}

/**
 * The functions' parameters, copied to where firebase-tools may add those that it finds no value for. A test takes what
 * is in the repository only.
 */
function copyParameters(directory: string, projectId: string, own: boolean): void {
  for (const name of [`.env.${projectId}`, ...(own ? [".env.local"] : [])]) {
    const path = join(root, "functions", name);
    if (existsSync(path)) copyFileSync(path, join(directory, name));
  }
}

/**
 * What the functions keep in Secret Manager, for the local stack, where nothing is secret; a person's own file stays. The
 * same at every run: receipts of ballots that are kept between runs stay what they were.
 */
function provideSecrets(): void {
  const path = join(root, "functions", ".secret.local");
  const own = existsSync(path) ? readFileSync(path, "utf8") : "";
  const missing = Object.entries(LOCAL_SECRETS).filter(([name]) => !own.includes(`${name}=`));
  if (missing.length === 0) return;
  const lines = missing.map(([name, value]) => `${name}=${value}\n`);
  writeFileSync(path, `${own}${own === "" || own.endsWith("\n") ? "" : "\n"}${lines.join("")}`);
}

/** Signs the events of the stand-in for Stripe. */
export const WEBHOOK_SECRET = "whsec_of_the_local_stack";

/** Draws the mouths of tunnels: with it a test knows where they are. */
export const LOCAL_TUNNEL_KEY = "tunnel-key-of-the-local-stack";

const LOCAL_SECRETS = {
  ADDRESS_KEY: "address-key-of-the-local-stack",
  BALLOT_KEY: "ballot-key-of-the-local-stack",
  COMBAT_KEY: "combat-key-of-the-local-stack",
  DRAW_KEY: "draw-key-of-the-local-stack",
  QUOTE_KEYS: "quote-key-of-the-local-stack",
  STRIPE_KEY: "rk_test_local",
  STRIPE_WEBHOOK_SECRETS: WEBHOOK_SECRET,
  TUNNEL_KEY: LOCAL_TUNNEL_KEY,
} as const;

/**
 * Nothing of the person's own accounts, and nothing of the process that starts the run, may reach the emulators. Nor a
 * proxy: firebase-tools would send through it what its emulators say to each other.
 */
function environment(temporary: string, hub: string): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(
    ([name]) =>
      !/^(FIREBASE_|GOOGLE_|GCLOUD_|CLOUDSDK_|VITEST|npm_|NODE_ENV$|NODE_OPTIONS$)|_EMULATOR_HOST$|_proxy$/i.test(
        name,
      ),
  );
  const emulatorsPath = process.env.FIREBASE_EMULATORS_PATH;
  return {
    ...Object.fromEntries(inherited),
    ...(emulatorsPath ? { FIREBASE_EMULATORS_PATH: emulatorsPath } : {}),
    // For a demo project, too, the hosting emulator asks Google for the name of its site, and takes the project's when the
    // answer is no. Without a network that would take a quarter of a minute; the hub is up and says it at once.
    FIREBASE_API_URL: hub,
    FIREBASE_RESOURCEMANAGER_URL: hub,
    TMPDIR: temporary,
    // Where firebase-tools keeps a login and whether it may report usage: here it finds neither.
    XDG_CONFIG_HOME: temporary,
    NO_UPDATE_NOTIFIER: "1",
    // Keeps firebase-tools from fetching its message of the day, for which an offline machine waits five seconds.
    CI: "true",
    // Saves the libraries their search for Google's metadata server, which takes seconds where packets are dropped.
    METADATA_SERVER_DETECTION: "none",
    // Seconds. A worker that starts later than the default of 30 would leave its call without any answer.
    FUNCTIONS_DISCOVERY_TIMEOUT: "120",
    // Discovery of the functions through a file: through a port it takes a random one near that of Firestore.
    FIREBASE_FUNCTIONS_DISCOVERY_OUTPUT_PATH: "true",
  };
}
