/**
 * `npm run deploy -- --project <id or alias>`: checks, builds, deploys, then applies metrics and alerts. With `--check` it
 * only checks, and needs no account; with `--alerts-only` it applies the metrics and alerts and deploys nothing. Other
 * arguments go to `firebase deploy`.
 */
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { command, root } from "./command.ts";
import { applyObservability } from "./deploy/applyObservability.ts";
import { deploymentChecks } from "./deploy/check.ts";
import { alertsIn, metricsIn, opsFiles } from "./deploy/observability.ts";
import { type Target, targetOf } from "./deploy/project.ts";
import { runAll } from "./deploy/report.ts";
import { Failure } from "./setup/failure.mjs";
import { chooseBackend } from "./stack/backend.ts";

await command(async () => {
  const own = new Set(["--check", "--alerts-only"]);
  const given = process.argv.slice(2);
  const args = given.filter((arg) => !own.has(arg));
  const target = targetOf(args, readFileSync(join(root, ".firebaserc"), "utf8"));
  if (given.includes("--check")) {
    if (!(await inOrder(target))) process.exitCode = 1;
    return;
  }
  if (target.projectId.startsWith("demo-"))
    throw new Failure(
      `"${target.projectId}" is the project of the local stack and exists nowhere else: say where to deploy, as in \`npm run deploy -- --project <your project id>\`.`,
    );
  if (!given.includes("--alerts-only")) {
    if (!(await inOrder(target))) throw new Failure("Nothing was deployed.");
    await requireBackfills(target.projectId);
    process.exitCode = await firebaseDeploy(args);
    if (process.exitCode !== 0) return;
  }
  const metrics = metricsIn(opsFiles("metrics"));
  for (const said of await applyObservability(target.projectId, metrics, alertsIn(opsFiles("alerts"))))
    console.log(said);
});

/** Prints what can be known without an account. */
async function inOrder({ isNamed, alias, projectId }: Target): Promise<boolean> {
  const projects = isNamed ? [projectId, ...(alias === undefined ? [] : [alias])] : [];
  const failed = await runAll(deploymentChecks(projects), console.log);
  const isInOrder = failed.length === 0;
  console.log(
    isInOrder ? "All that is known without an account is in order." : `Wrong: ${failed.join(", ")}.`,
  );
  return isInOrder;
}

/** Asks the project itself, with application default credentials. @throws Failure naming what has to be run first. */
async function requireBackfills(projectId: string): Promise<void> {
  chooseBackend(projectId);
  const { missingBackfills } = await import("./deploy/missingBackfills.ts");
  const missing = await missingBackfills();
  if (missing.length > 0) throw new Failure(`Nothing was deployed.\n${missing.join("\n")}`);
}

function firebaseDeploy(args: readonly string[]): Promise<number> {
  const firebase = join(root, "node_modules", "firebase-tools", "lib", "bin", "firebase.js");
  const child = spawn(process.execPath, [firebase, "deploy", ...args], { cwd: root, stdio: "inherit" });
  return new Promise((resolve) => child.on("exit", (code) => resolve(code ?? 1)));
}
