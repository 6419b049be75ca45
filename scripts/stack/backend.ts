import { demoProjectId } from "../command.ts";
import { Failure } from "../setup/failure.mjs";
import { host, standardPorts } from "./ports.ts";

const patienceMs = 3_000;

/** Which backend the Admin SDK of this process talks to: a project's, or the local stack's where none is named. */
export function chooseBackend(projectId: string | undefined): void {
  process.env.GCLOUD_PROJECT ??= projectId ?? demoProjectId;
  if (projectId !== undefined) return;
  const ports = standardPorts();
  process.env.FIRESTORE_EMULATOR_HOST ??= `${host}:${ports.firestore}`;
  process.env.FIREBASE_AUTH_EMULATOR_HOST ??= `${host}:${ports.auth}`;
  process.env.METADATA_SERVER_DETECTION ??= "none";
}

/** The SDK itself would try for most of a minute. @throws Failure where there is no local stack and no project is named. */
export async function requireBackend(): Promise<void> {
  const local = process.env.FIRESTORE_EMULATOR_HOST;
  if (local === undefined) return;
  const answer = await fetch(`http://${local}/`, { signal: AbortSignal.timeout(patienceMs) }).catch(
    () => null,
  );
  if (answer !== null) return;
  throw new Failure(
    `No local stack answers at ${local}: start it with \`npm start\`, or name a project with --project <id>.`,
  );
}
