import { randomUUID } from "node:crypto";
import { expect, test, vi } from "vitest";
import { archivedLines } from "../../../functions/src/closing/archive.ts";
import { closings } from "../../../functions/src/closing/schema.ts";
import { recountOf } from "../../../functions/src/governance/polls/recount.ts";
import { ballots, polls } from "../../../functions/src/governance/polls/schema.ts";
import { recordOf } from "../../../functions/src/platform/documents/records.ts";
import { DAY_MS, MINUTE_MS } from "../../../functions/src/platform/duration.ts";
import { lookalikeKey } from "../../../functions/src/platform/lookalike.ts";
import { exportManifests } from "../../../functions/src/players/exports/schema.ts";
import { regionNames, regions } from "../../../functions/src/regions/schema.ts";
import { readArchived } from "../../../scripts/recount.ts";
import { setClockOffset } from "../../support/emulators.ts";
import { runSchedule } from "../../support/work.ts";
import { citizens, openPoll, say, settle } from "../governance/pollWorld.ts";
import { enrol } from "../membership/world.ts";
import { administrator, ensureNexus } from "../regions/world.ts";

const PATIENCE = { timeout: 90_000, interval: 100 };
const closingOf = (regionId: string) => ({
  regionId,
  reason: "The mines are exhausted.",
  action: { kind: "close" },
});

const comesTo = (regionId: string, phase: string) =>
  vi.waitFor(
    async () => expect((await closings.ref({ regionId }).get()).data()?.phase).toBe(phase),
    PATIENCE,
  );

async function owned(prefix: string): Promise<{ regionId: string; pollId: string; owner: string }> {
  const regionId = `${prefix}-${randomUUID().slice(0, 8)}`;
  const owner = `${regionId}-olga`;
  await enrol(owner);
  const pollId = await openPoll(regionId, { quorumVoters: 0 });
  await regions.ref({ regionId }).update({ ownerUid: owner });
  return { regionId, pollId, owner };
}

test("a vote is recounted from the archive of its region, whose name is free after a year and whose id never", {
  timeout: 180_000,
}, async () => {
  const { regionId, pollId, owner } = await owned("votes");
  const voters = ["ann", "ben", "cy"].map((name) => `${regionId}-${name}`);
  await citizens(regionId, voters);
  for (const [index, uid] of voters.entries()) await say(uid, regionId, index === 0 ? "against" : "for");
  const closesAt = new Date();
  await polls.ref({ regionId, pollId }).update({ closesAt, dueAt: closesAt });
  await settle(regionId);
  await (await administrator()).call("regions/interveneInRegion", closingOf(regionId));
  await comesTo(regionId, "emptied");
  setClockOffset(11 * MINUTE_MS);
  await runSchedule("confirmEmptied");
  setClockOffset(0);
  await comesTo(regionId, "closed");

  const { poll, ballots: published } = await readArchived(pollId, regionId);
  expect(poll.result).toMatchObject({ outcome: "passed", voters: 3 });
  expect(published).toHaveLength(3);
  expect(recountOf(poll, published)).toMatchObject({ agrees: true, secretKept: true });
  await expect(readArchived(`${pollId}-other`, regionId)).rejects.toThrow("no vote of the id");

  const { displayName } = (await regions.ref({ regionId }).get()).data()!;
  const reservation = { regionId, name: regionId, reservedAt: new Date(), hold: null };
  await regionNames.ref({ nameKey: lookalikeKey(regionId) }).set(reservation);
  await ensureNexus();
  const root = await administrator();
  const anew = { regionId, displayName, kind: "owned", ownerUid: owner };
  setClockOffset(364 * DAY_MS);
  expect(await root.send("regions/createRegion", anew)).toMatchObject({
    error: { details: { reason: "NAME_TAKEN" } },
  });
  setClockOffset(366 * DAY_MS);
  expect(await root.call("regions/createRegion", anew)).toMatchObject({ regionId: `${regionId}-2` });
  setClockOffset(0);
});

test("a ballot that is cast beside a closing counts for nothing, and nothing is left of it", {
  timeout: 180_000,
}, async () => {
  const { regionId, pollId } = await owned("beside");
  const voters = Array.from({ length: 24 }, (_, index) => `${regionId}-v${index}`);
  await citizens(regionId, voters);
  const phase = async () => (await closings.ref({ regionId }).get()).data()?.phase;
  const reasons = new Set<string | undefined>();
  const root = await administrator();
  let closed: Promise<unknown> | undefined;
  // Again and again, to the end; the closing begins beside the second turn.
  for (let turn = 0; (await phase()) !== "emptied"; turn++) {
    if (turn === 1) closed = root.call("regions/interveneInRegion", closingOf(regionId));
    const some = voters.slice(6 * (turn % 4)).slice(0, 6);
    const cast = await Promise.all(some.map((uid) => say(uid, regionId, turn % 2 === 0 ? "for" : "against")));
    for (const { reason: refused } of cast) reasons.add(refused);
  }
  expect(await closed).toBeDefined();
  // The end of the vote fell among them: else this run has shown nothing.
  expect([...reasons]).toContain(undefined);
  expect(reasons.size).toBeGreaterThan(1);

  const left = await ballots.group().get();
  expect(left.docs.filter(({ ref }) => ref.path.includes(regionId))).toEqual([]);
  const archived: string[] = [];
  for (const part of ["public", "sealed"] as const)
    for await (const lines of archivedLines(regionId, part)) archived.push(...lines);
  expect(archived.filter((line) => /[Bb]allots/.test(recordOf(line).path))).toEqual([]);
  const poll = archived.map(recordOf).find(({ path }) => path.endsWith(`polls/${pollId}`))!;
  expect(poll.fields).toMatchObject({ phase: "cancelled", result: null, pageCount: 0 });
  const exported = await exportManifests.group().where("regionId", "==", regionId).get();
  expect(exported.size).toBe(voters.length);
  expect(exported.docs.filter((doc) => doc.data().ndjson.includes("allot"))).toEqual([]);
});
