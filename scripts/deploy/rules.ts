import { spawn } from "node:child_process";
import { once } from "node:events";
import { statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { root } from "../command.ts";
import { findFirestore } from "../setup/firestore.mjs";
import { freePorts } from "../stack/emulators.ts";
import { answers, host } from "../stack/ports.ts";
import { requireRules } from "../stack/rules.ts";
import type { Result } from "./report.ts";

/** Source: Cloud Firestore documentation, "Security rules limits": the source text. */
const MAX_RULES_BYTES = 256 * 1_024;

/** Compiles the rules on a Firestore emulator of its own. */
export async function checkRules(file: string): Promise<Result> {
  const path = join(root, file);
  const bytes = statSync(path).size;
  const wrong =
    bytes > MAX_RULES_BYTES ? [`${file} has ${bytes} bytes; at most ${MAX_RULES_BYTES} are taken.`] : [];
  const firestore = findFirestore(process.env);
  const note = `${Math.round(bytes / 1_024)} kB of ${MAX_RULES_BYTES / 1_024}`;
  // Google's own emulator takes its time to start, and Google compiles the rules before it takes them.
  if (firestore?.kind !== "hidane") return { note: `${note}; not compiled here, the deployment does`, wrong };
  const { firestore: port } = await freePorts();
  const emulator = spawn(firestore.path, ["--host", host, "--port", String(port)], { stdio: "ignore" });
  try {
    await listening(port);
    await requireRules(port, "demo-rules", path);
    return { note: `${note}; compiled`, wrong };
  } catch (error) {
    return { note, wrong: [...wrong, (error as Error).message] };
  } finally {
    emulator.kill("SIGKILL");
    await once(emulator, "exit");
  }
}

async function listening(port: number): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (await answers(port)) return;
    await setTimeout(25);
  }
  throw new Error("The Firestore emulator did not start within five seconds.");
}
