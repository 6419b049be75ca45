import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { db, transact } from "../../../functions/src/platform/store.ts";
import { documentsOf } from "../../../scripts/generate/declared.ts";
import { collectionNames, type Piece, pathOf, pieceOf, versionsOf } from "../../museum/pieces.ts";
import { tokenOf } from "../../support/token.ts";
import { post } from "../../support/wire.ts";

const pieces = await Promise.all(
  collectionNames.map(async (name) => {
    const versions = await versionsOf(name);
    return Promise.all(
      versions.map(async (version) => ({ name, version, piece: await pieceOf(name, version) })),
    );
  }),
).then((byName) => byName.flat());

const exhibits = pieces.flatMap(({ piece, ...where }) => (piece === undefined ? [] : [{ ...where, piece }]));

test("every collection has a document of each version, as the code of its time wrote it", () => {
  const missing = pieces.flatMap(({ name, version, piece }) =>
    piece === undefined ? [`${name} has none of version ${version}: node test/museum/pieces.ts`] : [],
  );
  expect(missing).toEqual([]);
});

const put = (name: (typeof exhibits)[number]["name"], piece: Piece) =>
  db().doc(pathOf(name, piece)).set(piece.fields);
/** The governor of the museum's region plays too: a roster is for registered players. */
const governor: Piece = {
  ...exhibits.find(({ name }) => name === "players")!.piece,
  parameters: { uid: "governor" },
};
const clear = () =>
  Promise.all(
    [...exhibits, { name: "players", piece: governor } as const].map(({ name, piece }) =>
      db().doc(pathOf(name, piece)).delete(),
    ),
  );
afterAll(clear);

test.each(exhibits)(
  "$name of version $version is read, and written back as it is now",
  async ({ name, piece }) => {
    // What has left another version of it stands beside it.
    await clear();
    await put(name, piece);
    const documents = await documentsOf(name);
    const ref = documents.ref(piece.parameters);
    const document = (await ref.get()).data()!;
    await transact(async (tx) => {
      expect((await tx.get(ref)).data()).toEqual(document);
      tx.update(ref, {});
    });
    const stored = (await db().doc(ref.path).get()).data()!;
    expect(stored.schemaVersion ?? 1).toBe(documents.version);
    expect((await ref.get()).data()).toEqual(document);
    await transact(async (tx) => tx.set(ref, document));
    expect((await ref.get()).data()).toEqual(document);
  },
);

const TURNS = { startingTurns: 55 };

/** Calls that meet what stands in the museum, a version of everything at a time. */
const CALLS = [
  ["leaver", "players/getProfile", {}],
  ["leaver", "players/listTransfers", {}],
  ["leaver", "players/markNoticesRead", { requestId: "museum-notices-read", noticeIds: ["notice"] }],
  ["leaver", "regions/listRegions", {}],
  ["governor", "membership/listMembers", { regionId: "lyra" }],
  ["governor", "membership/listJoinRequests", { regionId: "lyra" }],
  [
    "governor",
    "regions/configureEconomy",
    { requestId: "museum-settings-changed", regionId: "lyra", economy: TURNS },
  ],
] as const;

describe.each(["oldest", "newest"] as const)("the %s of each", (age) => {
  beforeAll(async () => {
    await clear();
    const inOrder = age === "oldest" ? [...exhibits].reverse() : exhibits;
    for (const { name, piece } of inOrder) await put(name, piece);
    await put("players", governor);
  });

  test.each(CALLS)("serves %s's %s", async (uid, path, data) => {
    const intent = "requestId" in data ? { requestId: `${data.requestId}-${age}` } : {};
    const answer = await post(path, JSON.stringify({ data: { ...data, ...intent } }), {
      token: tokenOf(uid),
    });
    expect(answer.error).toBeUndefined();
  });
});
