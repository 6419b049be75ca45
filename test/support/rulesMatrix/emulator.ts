import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { initializeTestEnvironment, type RulesTestEnvironment } from "@firebase/rules-unit-testing";
import { doc, type Firestore, setLogLevel, writeBatch } from "firebase/firestore";
import { findFirestore } from "../../../scripts/setup/firestore.mjs";
import { worldByPath } from "./world.ts";

export const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
export const RULES = readFileSync(new URL("../../../firestore.rules", import.meta.url), "utf8");

const HOST = "127.0.0.1";

export interface Address {
  readonly host: string;
  readonly port: number;
}

export interface Emulator extends Address {
  stop(): void;
}

/** The Firestore emulator of the test run, or one of our own where none runs. */
export async function emulator(): Promise<Emulator> {
  const running = process.env.FIRESTORE_EMULATOR_HOST;
  if (running === undefined) return ownEmulator();
  const [host, port] = running.split(":");
  return { host: host!, port: Number(port), stop: () => {} };
}

/** An emulator for this process alone, up in milliseconds. */
export async function ownEmulator(): Promise<Emulator> {
  const found = findFirestore(process.env);
  if (found?.kind !== "hidane") {
    throw new Error(
      "There is no hidane on this machine: run the suite by `npm test`, which brings an emulator.",
    );
  }
  const port = await freePort();
  const child = spawn(found.path, ["--host", HOST, "--port", `${port}`], { stdio: "ignore" });
  const stop = () => void child.kill();
  process.once("exit", stop);
  await ready(child, port);
  return { host: HOST, port, stop };
}

async function ready(child: ChildProcess, port: number): Promise<void> {
  for (let attempt = 0; attempt < 200 && child.exitCode === null; attempt++) {
    const answered = await fetch(`http://${HOST}:${port}/`).then(
      () => true,
      () => false,
    );
    if (answered) return;
    await sleep(25);
  }
  throw new Error(`The Firestore emulator did not come up on port ${port}.`);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, HOST, () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

/**
 * Puts rules in force for a project. An emulator keeps the earlier rules when it refuses new ones, and allows
 * everything while it has none, so a refusal must not pass unnoticed.
 * @returns its warnings. @throws with its list of what is wrong.
 */
export async function loadRules(
  { host, port }: Address,
  projectId: string,
  content: string,
): Promise<unknown[]> {
  const response = await fetch(`http://${host}:${port}/emulator/v1/projects/${projectId}:securityRules`, {
    method: "PUT",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ rules: { files: [{ name: "firestore.rules", content }] } }),
  });
  const answer = await response.text();
  const { issues = [] } = JSON.parse(answer) as { issues?: { severity?: string }[] };
  const refused = !response.ok || issues.some(({ severity }) => severity === "ERROR");
  if (refused) throw new Error(`The rules were refused: ${answer}`);
  return issues;
}

/** A project on the emulator with the fixture documents and the repository's rules. */
export async function matrixEnvironment(on: Address, projectId: string): Promise<RulesTestEnvironment> {
  // Every refusal that the matrix asks for would be a warning on the console.
  setLogLevel("silent");
  const environment = await initializeTestEnvironment({
    projectId,
    firestore: { host: on.host, port: on.port },
  });
  await environment.clearFirestore();
  await seed(environment);
  await loadRules(on, projectId, RULES);
  return environment;
}

/** Writes the fixture documents. */
export async function seed(environment: RulesTestEnvironment): Promise<void> {
  await environment.withSecurityRulesDisabled(async (context) => {
    const firestore = context.firestore() as unknown as Firestore;
    const batch = writeBatch(firestore);
    for (const [path, data] of worldByPath()) batch.set(doc(firestore, path), data);
    await batch.commit();
  });
}
