import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { follower } from "../support/recipes/follower.ts";
import {
  NOTICE_PAGE,
  NOTICES_CHAPTER,
  READ_ALL,
  READ_NOTICE,
  READ_NOTICES,
} from "../support/recipes/texts.ts";

const PLAYERS = "functions/src/players";
const ROOM = `${PLAYERS}/room.ts`;
const SCHEMA = `${PLAYERS}/schema.ts`;
const FIGURES = `${PLAYERS}/figures.ts`;
const EXPLORER_ONLY = "web/src/explorerOnly.ts";
const CHAPTER = "test/support/storyline/chapters/players.ts";
const CHAPTERS = "test/support/storyline/chapters.ts";

/** Follows the README's recipes to the letter, one after the other. */
let copy: ReturnType<typeof follower>;

beforeAll(() => {
  copy = follower();
});
afterAll(() => copy.remove());

test("add a callable", () => {
  copy.write(`${PLAYERS}/readNotice.ts`, READ_NOTICE);
  copy.edit(ROOM, "callables: {", 'callables: {\n    readNotice: () => import("./readNotice.ts"),');
  copy.edit(
    ROOM,
    "reasons: {",
    'reasons: {\n    NOTICE_LOST: ["not-found", "No such notice was sent to the caller."],',
  );
  copy.generate();
  expect(() => copy.tests("unit", "test/unit/house/onPages.test.ts")).toThrow(/readNotice stands on no page/);
  copy.edit(
    EXPLORER_ONLY,
    '"membership/listJoinRequests"',
    '"membership/listJoinRequests", "players/readNotice"',
  );
  copy.edit(
    CHAPTER,
    '    await exportEverything(story, "vera");\n',
    `    await exportEverything(story, "vera");
    const [letter] = (await notices.collection({ uid: story.uid("vera") }).get()).docs;
    await story.call("vera", "players/readNotice", { noticeId: letter!.id });
`,
  );
  copy.edit(
    CHAPTER,
    "import type { Chapter",
    'import { notices } from "../../../../functions/src/players/schema.ts";\nimport type { Chapter',
  );
  expect(copy.types).toThrow(/figures\.ts.*Property 'readNotice' is missing/);
  // What `npm test -- test/budgets` says of the part in a chapter.
  copy.edit(FIGURES, "operations: {", "operations: {\n    readNotice: [{ reads: 2 }],");
  copy.generate();

  copy.checked(PLAYERS, "scripts/cost", "test/support/storyline", "web/src");
  copy.tests("unit", "test/unit/house/everyField.test.ts", "-t", "players/readNotice");
});

test("add a collection", () => {
  copy.edit(
    ROOM,
    "    notices: {\n",
    `    drawers: {
      path: "players/{uid}/drawers/{drawerId}",
      schema: () => import("./schema.ts"),
      example: () => import("./examples.ts"),
      readers: readBy(self),
      queries: [],
      lifetime: withPlayer,
      person: "path",
      fates: playersOwn,
    },
    notices: {
`,
  );
  copy.edit(
    SCHEMA,
    "/** A notice to one player. */\n",
    `/** What a player keeps something in. */
export const drawers = documents(
  room.collections.drawers,
  z.strictObject({ label: line(32), openedAt: date.nullable() }),
);

/** A notice to one player. */
`,
  );
  copy.edit(
    `${PLAYERS}/examples.ts`,
    "export const notices = {",
    'export const drawers = { label: "Screws", openedAt: null };\n\nexport const notices = {',
  );
  copy.generate();
  const parts = '"players/{uid}/exports/{exportId}/exportParts/{part}"';
  copy.edit(EXPLORER_ONLY, parts, `${parts}, "players/{uid}/drawers/{drawerId}"`);
  copy.run("test/museum/pieces.ts");
  expect(copy.read("test/museum/players/drawers.1.json")).toContain("Screws");
  // What `npm test -- test/budgets` says of its look-ups.
  copy.edit(FIGURES, "  lookUps: {\n", "  lookUps: {\n    drawers: { elsewhere: { concerned: 0 } },\n");
  copy.generate();
  expect(copy.read("firestore.rules")).toContain("match /drawers/{drawerId} {");

  copy.checked(PLAYERS, "scripts/cost", "web/src");
  expect(copy.tests("rules", "test/rules/matrix.test.ts", "-t", "drawers")).toMatch(/1 passed/);
});

test("change a document", () => {
  copy.edit(
    SCHEMA,
    "    /** Null while the account lives; a TTL policy deletes the record then. */\n",
    `    /** Of the sheet on which it stands. */
    colour: z.string().max(9).default("blue"),
    /** Null while the account lives; a TTL policy deletes the record then. */
`,
  );
  expect(copy.types).toThrow(/registerPlayer\.ts.*Property 'colour' is missing/);
  for (const file of ["registerPlayer.ts", "accounts/addresses.ts"])
    copy.edit(`${PLAYERS}/${file}`, "{ heldUntil: ", '{ colour: "blue", heldUntil: ');
  copy.generate();
  expect(copy.read("test/museum/shapes.json")).toContain('"colour"');
  // Anything else is a version.
  copy.edit(SCHEMA, "sentence: composedLine(500)", "sentence: composedLine(400)");
  expect(copy.generate).toThrow(/notices\.sentence: .*Or write version 2 with a step from 1\./);
  copy.edit(SCHEMA, "sentence: composedLine(400)", "sentence: composedLine(500)");
  copy.run("test/museum/pieces.ts");

  copy.checked(PLAYERS);
});

describe("add long work, and then a chapter that plays it", () => {
  test("long work compiles, and every page of the house has it", () => {
    copy.write(`${PLAYERS}/readNotices.ts`, READ_NOTICES);
    copy.write(`${PLAYERS}/readAll.ts`, READ_ALL);
    copy.edit(ROOM, "callables: {", 'callables: {\n    readAll: () => import("./readAll.ts"),');
    copy.edit(ROOM, "jobs: {", 'jobs: {\n    readNotices: { run: () => import("./readNotices.ts") },');
    copy.edit(EXPLORER_ONLY, '"players/readNotice"', '"players/readAll", "players/readNotice"');
    copy.edit(FIGURES, "operations: {", "operations: {\n    readAll: [{}],\n    readNotices: [{}],");
    copy.generate();
    expect(copy.read("README.md")).toContain("`readNotices` (job)");
    copy.checked(PLAYERS);
  });

  test("without a chapter the storyline misses the callable and the job", () => {
    const said = copy.storyline("no less: played|of the registry", ["players", "stalled"]);
    expect(said).toContain('"players/readAll"');
    expect(said).toContain('"readNotices"');
    expect(said).not.toContain('"players/readNotice"');
  });

  test("with a chapter it plays them, and a fault in every operation changes nothing", () => {
    copy.write("test/support/storyline/chapters/notices.ts", NOTICES_CHAPTER);
    copy.edit(
      CHAPTERS,
      "import { petitions }",
      'import { notices } from "./chapters/notices.ts";\nimport { petitions }',
    );
    copy.edit(
      CHAPTERS,
      '  { title: "stalled work"',
      '  { title: "notices", rooms: ["players"], chapters: [players, notices], grows: false },\n  { title: "stalled work"',
    );
    // What `npm test -- test/budgets` says of what the chapter plays.
    copy.edit(FIGURES, "readAll: [{}]", "readAll: [{ reads: 2, writes: 3, tasks: 1 }]");
    copy.edit(FIGURES, "readNotices: [{}]", "readNotices: [{ reads: 7, writes: 3, deletes: 1 }]");
    copy.generate();
    copy.checked(PLAYERS, "test/support/storyline");
    const played = ["players", "notices", "stalled"];
    const said = copy.storyline("no less: played|of the registry", played);
    expect(said).toContain('"membership/joinRegion"');
    expect(said).not.toContain('"players/readAll"');
    expect(said).not.toContain('"readNotices"');
    expect(copy.storyline("a fault in every operation", played)).toBeNull();
  });
});

test("add a page", () => {
  copy.write("web/src/pages/players/NoticePage.tsx", NOTICE_PAGE);
  copy.edit(
    "web/src/pages/ownPages.ts",
    '  {\n    path: "/profile",',
    `  {
    path: "/notice/:noticeId",
    title: words.notice.title,
    seenBy: "player",
    search: {},
    listens: [],
    calls: ["players/readNotice"],
    reads: "0",
    most: 0,
    load: () => import("./players/NoticePage.tsx"),
  },
  {
    path: "/profile",`,
  );
  copy.edit(
    "web/src/words/en.ts",
    "  belonging,\n",
    `  belonging,
  notice: {
    title: "One notice",
    ask: "Has it been read?",
    unasked: "Nobody has asked.",
    read: "It has been read.",
    unread: "It has not been read.",
  },
`,
  );
  expect(() => copy.tests("unit", "test/unit/house/onPages.test.ts")).toThrow(
    /readNotice stands on a page and on the list/,
  );
  copy.edit(EXPLORER_ONLY, ', "players/readNotice"', "");
  expect(() => copy.tests("unit", "test/unit/web/addresses")).toThrow(/\/notice\/:noticeId/);
  copy.edit(
    "web/src/shell/palette/hits.ts",
    "  engagementId: isMade,\n",
    "  engagementId: isMade,\n  noticeId: isMade,\n",
  );
  copy.edit(
    "test/web/addresses.ts",
    '  ["/profile", "Profile"],',
    '  ["/notice/some", "One notice"],\n  ["/profile", "Profile"],',
  );

  copy.checked("web/src", "test/web");
  copy.tests("unit", "test/unit/web");
  copy.tests("web", "test/web/walk.test.ts", "-t", "each page by its address");
});
