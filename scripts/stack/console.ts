import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { PseudoLanguage } from "../../web/pseudo/plugin.ts";
import { root } from "../command.ts";
import { PUBLIC_FOLDER } from "./config.ts";
import { host, type Ports } from "./ports.ts";
import { runsDirectory } from "./processes.ts";

/** The folder that the Hosting emulator of a run serves. */
export const publicDirectory = (runId: string) => join(runsDirectory, runId, PUBLIC_FOLDER);

/** Tells the console of a run where the run's emulators are; never deployed. */
export function writeStackFile(runId: string, ports: Ports, projectId: string): void {
  const emulators = {
    auth: `http://${host}:${ports.auth}`,
    firestore: { host, port: ports.firestore },
  };
  writeLocal(runId, "stack.json", { firebase: { apiKey: "demo", projectId }, emulators });
}

/** Tells it who can be picked to play as. */
export function writeCastFile(
  runId: string,
  cast: readonly { readonly email: string; readonly password: string; readonly role: string }[],
): void {
  writeLocal(runId, "cast.json", cast);
}

function writeLocal(runId: string, file: string, content: unknown): void {
  const directory = join(publicDirectory(runId), "local");
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, file), JSON.stringify(content));
}

/** Builds the console into a folder, beside what is there; in a pseudo-language where one is named. */
export async function buildConsole(outDir: string, language?: PseudoLanguage): Promise<void> {
  const { build } = await import("vite");
  const plugins =
    language === undefined ? [] : [(await import("../../web/pseudo/plugin.ts")).pseudoWords(language)];
  await build({
    configFile: join(root, "web", "vite.config.ts"),
    build: { outDir, emptyOutDir: false },
    plugins,
  });
}
