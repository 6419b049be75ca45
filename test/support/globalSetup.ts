import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { demoProjectId } from "../../scripts/command.ts";
import { type Emulators, freePorts, startEmulators } from "../../scripts/emulators.ts";

/** Kept on the process, because every project of a run loads this module for itself. */
type Shared = { users: number; emulators: Promise<Emulators> };
const shared = globalThis as { sectorwarsEmulators?: Shared };

/** Starts one set of emulators for all projects of the run, on ports of its own, and ends it with the last of them. */
export default async function setup(): Promise<() => Promise<void>> {
  shared.sectorwarsEmulators ??= { users: 0, emulators: start() };
  const mine = shared.sectorwarsEmulators;
  mine.users += 1;
  const emulators = await mine.emulators;
  return async () => {
    mine.users -= 1;
    if (mine.users > 0) return;
    delete shared.sectorwarsEmulators;
    await emulators.stop();
  };
}

async function start(): Promise<Emulators> {
  // The recorder writes here what the functions ask Firestore; test/queries compares it with the indexes.
  const queryLog = join(mkdtempSync(join(tmpdir(), "sw-queries-")), "queries.jsonl");
  const recorder = join(import.meta.dirname, "queryRecorder.cjs");
  const emulators = await startEmulators({
    name: "test",
    ports: await freePorts(),
    projectId: demoProjectId,
    env: { NODE_OPTIONS: `--require ${JSON.stringify(recorder)}`, QUERY_LOG: queryLog },
  });
  Object.assign(process.env, emulators.env, { QUERY_LOG: queryLog });
  return emulators;
}
