import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "../../..");
const read = (file: string) => readFileSync(join(root, file), "utf8");
const manuals = ["docs/operate.md", "docs/deploy.md"].map((file) => ({ file, text: read(file) }));

test("every npm command of the manuals exists", () => {
  const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
  const named = manuals.flatMap(({ text }) =>
    [...text.matchAll(/\bnpm run ([a-z:]+)/g)].map(([, name]) => name!),
  );
  expect(named.length).toBeGreaterThan(8);
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
});

test("every operation of the manuals is one that the command knows, and each is told of", () => {
  const known = [...read("scripts/operate.ts").matchAll(/^ {2}"([\w-]+)[^"]*":/gm)].map(([, name]) => name!);
  const named = manuals.flatMap(({ text }) =>
    [...text.matchAll(/npm run operate -- ([a-z-]+)/g)].map(([, name]) => name!),
  );
  expect(new Set(named)).toEqual(new Set(known));
});

test("the manuals run what npm runs, and no script by its file", () => {
  for (const { file, text } of manuals) expect(text, file).not.toMatch(/node scripts\//);
});

test("every role and API that a deployment needs is granted by a command", () => {
  const deploy = read("docs/deploy.md");
  for (const role of [
    "datastore.user",
    "cloudtasks.enqueuer",
    "iam.serviceAccountUser",
    "run.invoker",
    "firebaseauth.admin",
  ])
    expect([...deploy.matchAll(new RegExp(role, "g"))].length, role).toBeGreaterThan(0);
  for (const api of [
    "cloudtasks",
    "cloudscheduler",
    "run",
    "firestore",
    "secretmanager",
    "monitoring",
    "logging",
  ])
    expect(deploy).toContain(`${api}.googleapis.com`);
});

test("every line of the log that the operator's manual quotes is one that the functions write", () => {
  const operate = read("docs/operate.md");
  for (const message of ["call failed", "task failed", "work due"]) {
    expect(operate).toContain(message);
    const sources = ["callable", "work/runTask", "work/enqueueDue"].map((name) =>
      read(`functions/src/platform/${name}.ts`),
    );
    expect(sources.join("\n")).toContain(`"${message}"`);
  }
});
