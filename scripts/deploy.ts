/** `npm run deploy -- --project <id>`: checks, builds and deploys. Arguments go to `firebase deploy`. */
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "./build.ts";
import { runChecks } from "./checks.ts";
import { command, root } from "./command.ts";
import { Failure } from "./setup/failure.mjs";

await command(async () => {
  const args = process.argv.slice(2);
  const project = projectOf(args, readFileSync(join(root, ".firebaserc"), "utf8"));
  if (project.startsWith("demo-"))
    throw new Failure(
      `"${project}" is the project of the local stack and exists nowhere else: say where to deploy, as in \`npm run deploy -- --project <your project id>\`.`,
    );
  const failed = runChecks();
  if (failed.length > 0)
    throw new Failure(`Nothing was deployed, since this is not in order: ${failed.join(", ")}.`);
  build();
  const firebase = join(root, "node_modules", "firebase-tools", "lib", "bin", "firebase.js");
  const child = spawn(process.execPath, [firebase, "deploy", ...args], { cwd: root, stdio: "inherit" });
  process.exitCode = await new Promise<number>((resolve) => child.on("exit", (code) => resolve(code ?? 1)));
});

/** The project that `firebase deploy` would take: the one it is told, an alias resolved, else the default one. */
function projectOf(args: string[], firebaserc: string): string {
  const { projects } = JSON.parse(firebaserc) as { projects: Record<string, string> };
  const at = args.findIndex((arg) => arg === "--project" || arg === "-P");
  const named =
    at >= 0 ? args[at + 1] : args.find((arg) => arg.startsWith("--project="))?.slice("--project=".length);
  const project = named ?? "default";
  return projects[project] ?? project;
}
