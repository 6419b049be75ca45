import { randomUUID } from "node:crypto";
import { beforeAll, expect, onTestFinished, test, vi } from "vitest";
import { ballots } from "../../../functions/src/governance/polls/schema.ts";
import { collections } from "../../../functions/src/house.ts";
import { recordOf } from "../../../functions/src/platform/documents/records.ts";
import { DAY_MS } from "../../../functions/src/platform/duration.ts";
import { documentPath } from "../../../functions/src/platform/paths.ts";
import { digest } from "../../../functions/src/platform/random.ts";
import { db } from "../../../functions/src/platform/store.ts";
import { jobs } from "../../../functions/src/platform/work/jobs.ts";
import { erasures, notices, players } from "../../../functions/src/players/schema.ts";
import { COLLECTION_NAMES, exampleOf } from "../../../scripts/generate/declared.ts";
import { setClockOffset } from "../../support/emulators.ts";
import { openRegionFixture } from "../../support/fixtures.ts";
import { call } from "../membership/world.ts";

const PATIENCE = { timeout: 60_000, interval: 100 };

beforeAll(() => openRegionFixture("default", { kind: "default" }));

interface Asked {
  readonly day: string;
  readonly jobId: string;
}

async function request(uid: string): Promise<Asked> {
  const { result, reason } = await call(uid, "players/requestExport", {});
  expect(reason).toBeUndefined();
  return result as unknown as Asked;
}

const ended = ({ jobId }: Asked) =>
  vi.waitFor(
    async () => expect((await jobs.ref({ jobId }).get()).data()?.status).toBe("completed"),
    PATIENCE,
  );

interface Part {
  readonly parts: number;
  readonly records: number;
  readonly sha256: string;
  readonly ndjson: string;
}

/** The whole, compared with what the first part says of it. */
async function downloaded(uid: string, day: string): Promise<string[]> {
  const part = async (number: number) =>
    (await call(uid, "closing/downloadExport", { day, part: number }, null)).result as unknown as Part;
  const first = await part(0);
  const texts = [first.ndjson];
  for (let number = 1; number < first.parts; number++) texts.push((await part(number)).ndjson);
  const lines = texts.join("").split("\n").slice(0, -1);
  expect(digest(texts.join(""))).toBe(first.sha256);
  expect(lines).toHaveLength(first.records);
  return lines;
}

/** Of each collection that is exported one document of the player's and one of another's. */
async function everythingOf(owners: readonly string[]): Promise<string[]> {
  const declared = COLLECTION_NAMES.flatMap((name) => {
    const { path, person, fates } = collections[name];
    return fates.export[0] === "export" && person !== null && name !== "players"
      ? [{ name, path, person }]
      : [];
  });
  const written = declared.flatMap(({ name, path, person }) =>
    owners.map(async (owner) => {
      const keys = [...path.matchAll(/\{(\w+)\}/g)].map(([, key]) => key!);
      const parameters = keys.map((key) => [key, key === "uid" ? owner : `${key}-${owner}`]);
      const ref = db().doc(documentPath(path, Object.fromEntries(parameters)));
      const field = person === "path" ? {} : { [person.field]: owner };
      await ref.set({ ...(await exampleOf(name)), ...field });
      return ref.path;
    }),
  );
  return Promise.all(written);
}

async function deleted(paths: readonly string[]): Promise<void> {
  await Promise.all(paths.map((path) => db().doc(path).delete()));
}

test("a player gets all that the rooms declare, in parts, and nothing of others or of a ballot", {
  timeout: 120_000,
}, async () => {
  const uid = `exp-${randomUUID()}`;
  const other = `${uid}-other`;
  await call(uid, "players/registerPlayer", { name: "Eva Exp" });
  const paths = await everythingOf([uid, other]);
  // Balances among them that no transfer explains.
  onTestFinished(() => deleted(paths));
  const own = paths.filter((path) => !path.includes(other));
  expect(own.length).toBeGreaterThan(12);
  const ballot = ballots.ref({ regionId: "exp-region", pollId: "poll", uid });
  await db()
    .doc(ballot.path)
    .set({ ...(await exampleOf("ballots")), uid });
  // More than a step writes, and texts that no document holds.
  const long = await notices.collection({ uid }).get();
  for (let index = 0; index < 24; index++)
    await db()
      .doc(`players/${uid}/notices/long${index}`)
      .set({ sentence: "Ω".repeat(100_000) });

  const asked = await request(uid);
  const again = await call(uid, "players/requestExport", {});
  expect(again).toMatchObject({ reason: "EXPORT_ASKED" });
  await ended(asked);
  const found = (await downloaded(uid, asked.day)).map((line) => recordOf(line).path);
  expect(new Set(found).size).toBe(found.length);
  expect(found).toEqual(expect.arrayContaining([...own, `players/${uid}`, `players/${uid}/notices/long23`]));
  expect(found.filter((path) => path.startsWith(`players/${uid}/notices/`))).toHaveLength(long.size + 24);
  expect(found.filter((path) => path.includes(other))).toEqual([]);
  expect(found.filter((path) => /ballots|requests|exports/.test(path))).toEqual([]);

  const job = (await jobs.ref(asked).get()).data()!;
  expect(job).toMatchObject({ watcherUids: [uid] });
  expect(job.stepsDone).toBeGreaterThan(2);
  const letters = await notices.collection({ uid }).where("kind", "==", "EXPORT_READY").get();
  expect(letters.size).toBe(1);
});

test("an export is its player's alone, one a day, and every day another", async () => {
  const uid = `exp-${randomUUID()}`;
  await call(uid, "players/registerPlayer", { name: "Finn Exp" });
  await call(`${uid}-x`, "players/registerPlayer", { name: "Gus Exp" });
  const asked = await request(uid);
  await ended(asked);
  const download = (by: string, input: object) =>
    call(by, "closing/downloadExport", input as Record<string, unknown>, null);
  expect((await download(`${uid}-x`, { day: asked.day })).reason).toBe("EXPORT_UNKNOWN");
  expect((await download(uid, { day: asked.day, part: 99 })).reason).toBe("EXPORT_UNKNOWN");
  expect((await download(uid, { day: asked.day, regionId: "default" })).reason).toBe("INVALID_INPUT");
  expect((await download(uid, {})).reason).toBe("INVALID_INPUT");
  setClockOffset(DAY_MS);
  const next = await request(uid);
  setClockOffset(0);
  expect(next.day).not.toBe(asked.day);
  await ended(next);
  expect((await downloaded(uid, next.day)).length).toBe((await downloaded(uid, asked.day)).length + 1);
});

test("who deletes the account beside an export leaves nothing of it", { timeout: 90_000 }, async () => {
  const uids = Array.from({ length: 4 }, () => `exp-${randomUUID()}`);
  await Promise.all(
    uids.map((uid, index) => call(uid, "players/registerPlayer", { name: `Hugo Exp ${index}` })),
  );
  const asked = await Promise.all(uids.map(request));
  const deletions = await Promise.all(
    uids.map(async (uid, index) => {
      await new Promise((resolve) => setTimeout(resolve, index * 60));
      return call(uid, "players/deleteAccount", {});
    }),
  );
  expect(deletions.map(({ reason }) => reason)).toEqual(uids.map(() => undefined));
  await Promise.all(asked.map(ended));
  for (const uid of uids) {
    await vi.waitFor(
      async () => expect((await erasures.ref({ uid }).get()).data()?.erasedAt).toBeInstanceOf(Date),
      PATIENCE,
    );
    expect((await players.ref({ uid }).listCollections()).map(({ id }) => id)).toEqual([]);
  }
});
