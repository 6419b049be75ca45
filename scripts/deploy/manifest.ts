import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { functionsLocation } from "../../functions/src/platform/config.ts";
import { root } from "../command.ts";
import { type Result, saidBy } from "./report.ts";

const requireFrom = createRequire(import.meta.url);

/** What the deploy tool learns of the functions by loading them: the part that is looked at here. */
export interface Manifest {
  readonly endpoints: Readonly<Record<string, Endpoint>>;
  readonly params: readonly Parameter[];
  readonly requiredAPIs: readonly { readonly api: string }[];
}
export interface Endpoint {
  readonly platform: string;
  readonly region: readonly string[];
  readonly timeoutSeconds: number | null;
  readonly httpsTrigger?: { readonly invoker?: readonly string[] };
  readonly scheduleTrigger?: { readonly schedule: string };
  readonly taskQueueTrigger?: {
    readonly invoker?: readonly string[];
    readonly retryConfig?: { readonly maxAttempts?: number | null };
  };
  readonly secretEnvironmentVariables?: readonly { readonly key: string }[];
  readonly serviceAccountEmail?: string | null;
}
export interface Parameter {
  readonly name: string;
  readonly type: "string" | "int" | "boolean" | "secret" | "list";
  readonly default?: string | number | boolean;
}

/** Loads the built functions in a process of their own, as `firebase deploy` does, and returns what they declare. */
export function readManifest(): Manifest {
  const directory = mkdtempSync(join(tmpdir(), "sw-manifest-"));
  const file = join(directory, "functions.yaml");
  const sdk = join(root, "node_modules", "firebase-functions", "lib", "bin", "firebase-functions.js");
  try {
    execFileSync(process.execPath, [sdk, "."], {
      cwd: join(root, "functions"),
      env: {
        ...process.env,
        FUNCTIONS_MANIFEST_OUTPUT_PATH: file,
        FUNCTIONS_CONTROL_API: "true",
        GCLOUD_PROJECT: "demo-manifest",
      },
      stdio: "pipe",
    });
    // It writes JSON under the name of YAML, which it is, too.
    return JSON.parse(readFileSync(file, "utf8")) as Manifest;
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Lets the deploy tool judge the manifest, then looks at what the tool leaves to us. */
export function checkManifest(manifest: Manifest): Result {
  const endpoints = Object.entries(manifest.endpoints);
  const of = (trigger: "httpsTrigger" | "scheduleTrigger" | "taskQueueTrigger") =>
    endpoints.filter(([, endpoint]) => endpoint[trigger] !== undefined).length;
  return {
    note: `${of("httpsTrigger")} rooms, ${of("scheduleTrigger")} schedules, ${of("taskQueueTrigger")} queues`,
    wrong: [
      ...toolFindings(manifest),
      ...secretFindings(manifest),
      ...endpoints.flatMap(([name, endpoint]) => endpointFindings(name, endpoint)),
    ],
  };
}

function toolFindings(manifest: Manifest): string[] {
  const build = requireFrom("firebase-tools/lib/deploy/functions/build.js");
  const discovery = requireFrom("firebase-tools/lib/deploy/functions/runtimes/discovery/index.js");
  const { endpointsAreValid } = requireFrom("firebase-tools/lib/deploy/functions/validate.js");
  const defaults = Object.fromEntries(
    manifest.params
      .filter(({ type }) => type !== "secret")
      .map((given) => [given.name, String(given.default)]),
  );
  try {
    const parsed = discovery.yamlToBuild(manifest, "demo-manifest", functionsLocation, "nodejs24");
    endpointsAreValid(build.toBackend(parsed, build.envWithTypes(parsed.params, defaults)), undefined);
    return [];
  } catch (error) {
    return [saidBy(error)];
  }
}

/** With these the game's own rooms sign and digest; what opens something outside of it has an account of its own. */
const SHARED_SECRETS: readonly string[] = [
  "ADDRESS_KEY",
  "BALLOT_KEY",
  "COMBAT_KEY",
  "DRAW_KEY",
  "QUOTE_KEYS",
  "TUNNEL_KEY",
];

/**
 * Secret Manager grants by account, not by function: every function of an account can read what one of them may. So
 * nothing else may run under that account.
 */
function secretFindings({ endpoints }: Manifest): string[] {
  const secretsOf = ({ secretEnvironmentVariables = [] }: Endpoint) =>
    secretEnvironmentVariables.map(({ key }) => key).filter((key) => !SHARED_SECRETS.includes(key));
  const all = Object.entries(endpoints);
  return all.flatMap(([name, reader]) =>
    secretsOf(reader).flatMap((secret) =>
      all
        .filter(([, other]) => (other.serviceAccountEmail ?? "") === (reader.serviceAccountEmail ?? ""))
        .filter(([, other]) => !secretsOf(other).includes(secret))
        .map(
          ([other]) => `${other} runs under the account of ${name}, and can read ${secret}: give it another.`,
        ),
    ),
  );
}

function endpointFindings(name: string, endpoint: Endpoint): string[] {
  const wrong: string[] = [];
  if (endpoint.platform !== "gcfv2") wrong.push(`${name} is of the first generation: use the v2 imports.`);
  if (endpoint.region.join() !== functionsLocation)
    wrong.push(
      `${name} runs in ${endpoint.region.join()}, not in ${functionsLocation}: pass functionsLocation.`,
    );
  if (endpoint.httpsTrigger && endpoint.httpsTrigger.invoker?.join() !== "public")
    wrong.push(`${name} takes calls from nobody: a room's invoker is "public", its callables decide.`);
  if (endpoint.taskQueueTrigger?.invoker?.includes("public"))
    wrong.push(`${name} takes tasks from everybody: a queue's handler rests on IAM, take its invoker out.`);
  if (endpoint.taskQueueTrigger && !((endpoint.taskQueueTrigger.retryConfig?.maxAttempts ?? 0) > 0))
    wrong.push(`${name} has no bound on its attempts: set retryConfig.maxAttempts.`);
  if (!endpoint.httpsTrigger && endpoint.timeoutSeconds === null)
    wrong.push(`${name} has no timeoutSeconds: schedules and queues say how long they may take.`);
  return wrong;
}
