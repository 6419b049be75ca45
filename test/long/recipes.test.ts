import { execFileSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { repositoryCopy } from "../../scripts/repositoryCopy.ts";

/** A copy of the working tree, in which the README's recipes are followed to the letter. */
let copy: string;

beforeAll(() => {
  copy = repositoryCopy();
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

const write = (file: string, content: string) => writeFileSync(join(copy, file), content);
const edit = (file: string, from: string, to: string) => {
  const before = readFileSync(join(copy, file), "utf8");
  expect(before, file).toContain(from);
  write(file, before.replace(from, to));
};

/** Runs it in the copy; @throws with what it says when it fails. */
function run(script: string, ...args: string[]): void {
  const env = { ...process.env, PATH: `${dirname(process.execPath)}:${process.env.PATH}` };
  for (const name of Object.keys(env))
    if (/^VITEST|^NODE_ENV$/.test(name)) delete env[name as keyof typeof env];
  try {
    execFileSync(process.execPath, [script, ...args], { cwd: copy, env, encoding: "utf8", stdio: "pipe" });
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    throw new Error(`${script} ${args.join(" ")}\n${stdout}${stderr}`);
  }
}

/** The house's own tests, but those that ask git or copy the repository again: the copy is none. */
const HOUSE = [
  "boundaries",
  "budgets",
  "declarations",
  "everyField",
  "generated",
  "language",
  "readme",
  "registry",
].map((name) => `test/unit/house/${name}.test.ts`);

test("add a callable", () => {
  write(
    "functions/src/players/readNotice.ts",
    `import { z } from "zod";
import { access } from "../platform/access.ts";
import { query } from "../platform/callable.ts";
import { GameError } from "../platform/errors.ts";
import { documentId } from "../platform/fields.ts";
import { notices } from "./schema.ts";

export const readNotice = query({
  summary: "Reads a notice to the caller.",
  access: access.player,
  input: z.strictObject({ noticeId: documentId }),
  output: z.strictObject({ read: z.boolean() }),
  async handle({ caller: { uid }, reads }, { noticeId }) {
    const notice = await reads.get(notices, { uid, noticeId });
    if (notice === undefined) throw new GameError("NOTICE_LOST", "No such notice was sent to you.");
    return { read: notice.readAt !== null };
  },
});
`,
  );
  const room = "functions/src/players/room.ts";
  edit(room, "callables: {", 'callables: {\n    readNotice: () => import("./readNotice.ts"),');
  edit(
    room,
    "reasons: {",
    'reasons: {\n    NOTICE_LOST: ["not-found", "No such notice was sent to the caller."],',
  );
  run("scripts/generate.ts");
  // What `npm test -- test/budgets` says of the part in a chapter.
  edit("functions/src/players/figures.ts", "operations: {", "operations: {\n    readNotice: [{ reads: 2 }],");
  run("scripts/generate.ts");

  run(
    "node_modules/@biomejs/biome/bin/biome",
    "ci",
    "--vcs-enabled=false",
    "functions/src/players",
    "scripts/cost",
  );
  run("node_modules/typescript/bin/tsc", "-p", "functions", "--noEmit");
  run("node_modules/typescript/bin/tsc", "-p", ".", "--noEmit");
  run(
    "node_modules/vitest/vitest.mjs",
    "run",
    "--project",
    "unit",
    ...HOUSE,
    "test/unit/docs",
    "test/unit/cost",
  );
});

test("change a document", () => {
  const schema = "functions/src/players/schema.ts";
  edit(
    schema,
    "    expiresAt: date.nullable().default(null),\n",
    '    expiresAt: date.nullable().default(null),\n    /** Of its frame. */\n    colour: z.string().max(9).default("blue"),\n',
  );
  run("scripts/generate.ts");
  expect(readFileSync(join(copy, "test/museum/shapes.json"), "utf8")).toContain('"colour"');
  // Anything else is a version.
  edit(schema, "sentence: composedLine(500)", "sentence: composedLine(400)");
  expect(() => run("scripts/generate.ts")).toThrow(
    /notices\.sentence: .*Or write version 2 with a step from 1\./,
  );
  edit(schema, "sentence: composedLine(400)", "sentence: composedLine(500)");
  run("test/museum/pieces.ts");
  run("node_modules/vitest/vitest.mjs", "run", "--project", "unit", "test/unit/shapes", ...HOUSE);
});
