import { readFileSync } from "node:fs";
import { relative } from "node:path";
import { root } from "../command.ts";
import { Failure } from "../setup/failure.mjs";
import { host } from "./ports.ts";

type Issue = { severity?: string; description?: string; sourcePosition?: { line?: number; column?: number } };

/**
 * Loads the security rules and proves that they hold. An emulator that refuses a ruleset starts all the same and then
 * allows everything, so a test of the rules would pass for the wrong reason, and a person would never learn of it.
 */
export async function requireRules(port: number, projectId: string, path: string): Promise<void> {
  const name = relative(root, path);
  const errors = await loadRules(port, projectId, path);
  if (errors.length > 0) throw new Failure(`The security rules were refused: ${name}:${errors.join("; ")}.`);

  // No rule names this collection, so anything but a refusal means that no rules are in force.
  const documents = `http://${host}:${port}/v1/projects/${projectId}/databases/(default)/documents`;
  const response = await fetch(`${documents}/namedByNoRule/probe`);
  await response.arrayBuffer();
  if (response.status === 403) return;
  throw new Failure(
    `The security rules are not in force: a read of a document that no rule names got ${response.status} where 403 is due; check ${name}.`,
  );
}

/** Returns what is wrong with the rules, by line and column; then those from before stay in force. */
export async function loadRules(port: number, projectId: string, path: string): Promise<string[]> {
  const content = readFileSync(path, "utf8");
  const response = await fetch(`http://${host}:${port}/emulator/v1/projects/${projectId}:securityRules`, {
    method: "PUT",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ rules: { files: [{ name: "firestore.rules", content }] } }),
  });
  const body = (await response.json().catch(() => ({}))) as {
    issues?: Issue[];
    error?: { message?: string };
  };
  const issues = (body.issues ?? []).filter((issue) => issue.severity === "ERROR").map(describe);
  if (issues.length > 0 || response.ok) return issues;
  const message = (body.error?.message ?? `status ${response.status}`).trim();
  // hidane's form: a heading, then a line for each error.
  const errors = [...message.matchAll(/^L(\d+:\d+ .*)$/gm)].map(([, error]) => error!);
  return errors.length > 0 ? errors : [` ${message.replace(/\.$/, "")}`];
}

function describe({ sourcePosition, description }: Issue): string {
  return `${sourcePosition?.line ?? 0}:${sourcePosition?.column ?? 0} ${(description ?? "error").replace(/\.$/, "")}`;
}
