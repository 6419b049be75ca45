import { execFileSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
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
  // What is drawn elsewhere is whole here.
  const env = { ...process.env, DRAW: "all", PATH: `${dirname(process.execPath)}:${process.env.PATH}` };
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

/** What \`npm run check\` asks of the copy, which is no repository of git, and the house's own tests. */
function checked(...changed: string[]): void {
  run("node_modules/@biomejs/biome/bin/biome", "ci", "--vcs-enabled=false", ...changed);
  run("node_modules/typescript/bin/tsc", "-p", "functions", "--noEmit");
  run("node_modules/typescript/bin/tsc", "-p", ".", "--noEmit");
  const tests = [...HOUSE, "test/unit/docs", "test/unit/cost"];
  run("node_modules/vitest/vitest.mjs", "run", "--project", "unit", ...tests);
}

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

  checked("functions/src/players", "scripts/cost");
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

const CHAPTERS = "test/support/storyline/chapters.ts";

/**
 * Runs tests of the storyline in the copy, of these chapters alone: the others take minutes and are played where nothing was
 * added. Returns what it says when it fails.
 */
function storyline(tests: string, chapters: readonly string[]): string | null {
  const whole = readFileSync(join(copy, CHAPTERS), "utf8");
  const act = `{ title: "played", rooms: [], chapters: [${chapters.join(", ")}], grows: false }`;
  write(CHAPTERS, whole.replace(/= \[\n[\s\S]*?\n\];/, `= [${act}];`));
  const named = ["test/faults/storyline.test.ts", "-t", tests];
  try {
    run("node_modules/vitest/vitest.mjs", "run", "--project", "faults", ...named);
    return null;
  } catch (error) {
    return (error as Error).message;
  } finally {
    write(CHAPTERS, whole);
  }
}

describe("add long work, and then a chapter that plays it", () => {
  test("long work compiles, and every page of the house has it", () => {
    write(
      "functions/src/players/readNotices.ts",
      `import { z } from "zod";
import { pageAfter } from "../platform/documents/pages.ts";
import { documentId, uid } from "../platform/fields.ts";
import type { JobKind } from "../platform/work/jobs.ts";
import { workerOf } from "../platform/work/queues.ts";
import { notices } from "./schema.ts";

const PAGE = 200;
const parametersSchema = z.strictObject({ uid });

/** Marks all notices of a player as read, a page in each commit. */
export const readNotices: JobKind<z.infer<typeof parametersSchema>, string> = {
  kind: "readNotices",
  queue: workerOf("players"),
  parameters: parametersSchema,
  cursor: documentId,
  stepCount: () => null,
  async prepare({ uid }, { cursor }) {
    const all = notices.collection({ uid }).orderBy("__name__");
    const { docs, isEnd } = await pageAfter(all, cursor, PAGE);
    return {
      async stage(tx, at) {
        if (docs.length === 0) return;
        const found = await tx.getAll(...docs.map(({ id }) => notices.ref({ uid, noticeId: id })));
        for (const { id, exists } of found)
          if (exists) tx.update(notices.ref({ uid, noticeId: id }), { readAt: at });
      },
      next: isEnd ? null : docs.at(-1)!.id,
    };
  },
  async check({ uid }) {
    const unread = await notices.collection({ uid }).where("readAt", "==", null).count().get();
    return unread.data().count === 0 ? [] : ["A notice is unread."];
  },
  complete: async () => [],
  fail: async () => {},
};
`,
    );
    write(
      "functions/src/players/readAll.ts",
      `import { z } from "zod";
import { access } from "../platform/access.ts";
import { mutation } from "../platform/callable.ts";
import { documentId } from "../platform/fields.ts";
import { stageJob } from "../platform/work/jobs.ts";
import { readNotices } from "./readNotices.ts";

export const readAll = mutation({
  summary: "Marks all notices to the caller as read.",
  access: access.player,
  input: z.strictObject({}),
  output: z.strictObject({ jobId: documentId }),
  async handle({ caller: { uid }, tx, now, intent, enqueue }) {
    const jobId = \`readNotices-\${intent}\`;
    const job = { jobId, parameters: { uid }, watcherUids: [uid] };
    for (const row of stageJob(tx, readNotices, job, now)) enqueue(row);
    return { jobId };
  },
});
`,
    );
    const room = "functions/src/players/room.ts";
    edit(room, "callables: {", 'callables: {\n    readAll: () => import("./readAll.ts"),');
    edit(room, "jobs: {}", 'jobs: { readNotices: { run: () => import("./readNotices.ts") } }');
    const figures = "functions/src/players/figures.ts";
    edit(figures, "operations: {", "operations: {\n    readAll: [{}],\n    readNotices: [{}],");
    run("scripts/generate.ts");
    expect(readFileSync(join(copy, "README.md"), "utf8")).toContain("`readNotices` (job)");
    checked("functions/src/players");
  });

  test("without a chapter the storyline misses the callable and the job", () => {
    const said = storyline("of the registry", ["players", "stalled"]);
    expect(said).toContain('"players/readAll"');
    expect(said).toContain('"readNotices"');
  });

  test("with a chapter it plays them, and a fault in every operation changes nothing", () => {
    write(
      "test/support/storyline/chapters/notices.ts",
      `import type { Chapter } from "../story.ts";

export const notices: Chapter = {
  title: "notices",
  async play(story) {
    const unknown = { noticeIds: [\`none-\${story.run}\`] };
    await story.refused("vera", "players/markNoticesRead", unknown, "NOTICE_UNKNOWN");
    await story.call("vera", "players/readAll", {});
    await story.settle();
  },
};
`,
    );
    edit(
      CHAPTERS,
      "import { petitions }",
      'import { notices } from "./chapters/notices.ts";\nimport { petitions }',
    );
    edit(
      CHAPTERS,
      '  { title: "stalled work"',
      '  { title: "notices", rooms: ["players"], chapters: [players, notices], grows: false },\n  { title: "stalled work"',
    );
    checked("test/support/storyline");
    const played = ["players", "notices", "stalled"];
    const said = storyline("of the registry", played);
    expect(said).toContain('"membership/joinRegion"');
    expect(said).not.toContain('"players/readAll"');
    expect(said).not.toContain('"readNotices"');
    expect(storyline("a fault in every operation", played)).toBeNull();
  });
});
