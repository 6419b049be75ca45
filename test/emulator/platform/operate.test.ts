import { randomUUID } from "node:crypto";
import { getFirestore } from "firebase-admin/firestore";
import { describe, expect, test } from "vitest";
import { gateIndexes, gates, sectors } from "../../../functions/src/galaxy/documents.ts";
import { newMember } from "../../../functions/src/membership/newMember.ts";
import { members, memberships } from "../../../functions/src/membership/schema.ts";
import { platformAudit, regionAudit } from "../../../functions/src/platform/audit.ts";
import type { AccountId } from "../../../functions/src/platform/ledger/accounts.ts";
import { goodsOf } from "../../../functions/src/platform/ledger/assets.ts";
import { checkLedger } from "../../../functions/src/platform/ledger/check.ts";
import { ledgerBalances } from "../../../functions/src/platform/ledger/schema.ts";
import { lookalikeKey } from "../../../functions/src/platform/lookalike.ts";
import { app, db, transact } from "../../../functions/src/platform/store.ts";
import { jobs } from "../../../functions/src/platform/work/jobs.ts";
import { outbox, stageOutbox } from "../../../functions/src/platform/work/outbox.ts";
import { playerNames, players } from "../../../functions/src/players/schema.ts";
import { regions } from "../../../functions/src/regions/schema.ts";
import { dropAside, listAside, retryAside } from "../../../scripts/operate/aside.ts";
import { indexGates } from "../../../scripts/operate/gates.ts";
import { listJobs, retryRegion, wakeJob } from "../../../scripts/operate/jobs.ts";
import { examineLedger, rebuildAccount } from "../../../scripts/operate/ledger.ts";
import { rekeyNames } from "../../../scripts/operate/names.ts";
import { restoreRegion } from "../../../scripts/operate/restoreRegion.ts";
import { reverseTransfer } from "../../../scripts/operate/reverse.ts";
import { openTerminals } from "../../../scripts/operate/terminals.ts";
import { openTreasuries } from "../../../scripts/operate/treasuries.ts";
import { jobEnd } from "../../../seed/jobEnd.ts";
import { openRegionFixture } from "../../support/fixtures.ts";
import { grant, held, move, openAccounts, testKinds } from "../../support/ledger/ledger.ts";
import { expectWhole, stagedRegion } from "../../support/provisioning.ts";
import { runSchedule } from "../../support/work.ts";
import { ensureNexus, player, untilStatus } from "../regions/world.ts";

const NOTE = "told so by a test";

async function treasury(...parts: readonly number[]): Promise<AccountId> {
  const regionId = `t${randomUUID().slice(0, 8)}`;
  const accountId: AccountId = `treasury:${regionId}`;
  await openAccounts({ accountId, regionId });
  for (const part of parts) await grant(accountId, part);
  return accountId;
}

const amountsOf = async (accountId: AccountId) => {
  const { docs } = await ledgerBalances.collection({}).where("accountId", "==", accountId).get();
  return Object.fromEntries(docs.map((shard) => [shard.id, shard.data().amounts]));
};

test("names stay held when the table of look-alikes changes", async () => {
  const held = { uid: "operate-old", name: "Quirinus", reservedAt: new Date(), heldUntil: null };
  const [old, key] = ["~of-an-earlier-table", lookalikeKey("Quirinus")];
  await playerNames.ref({ nameKey: old }).set(held);
  const other = { uid: "operate-other", name: "Quintessa", reservedAt: new Date(), heldUntil: null };
  await playerNames.ref({ nameKey: lookalikeKey("Quintessa") }).set(other);
  await playerNames.ref({ nameKey: "~another" }).set({ ...other, uid: "operate-twin" });
  const exists = async (nameKey: string) => (await playerNames.ref({ nameKey }).get()).exists;

  await rekeyNames("hold");
  expect([await exists(old), await exists(key)]).toEqual([true, true]);
  expect((await rekeyNames("tidy"))[0]).toContain("1 whose new key another one holds");
  expect([await exists(old), await exists(key), await exists("~another")]).toEqual([false, true, true]);
  expect((await playerNames.ref({ nameKey: key }).get()).data()).toMatchObject(held);
  await playerNames.ref({ nameKey: "~another" }).delete();
});

describe("the ledger", () => {
  test("is examined asset by asset, and what was written past it is named", async () => {
    const accountId = await treasury(40);
    await grant(accountId, 7, goodsOf("ore"));
    expect((await examineLedger()).join("\n")).toContain("✓ every balance is what its transfers add up to");
    const [id, amounts] = Object.entries(await amountsOf(accountId)).find(([, held]) => "goods:ore" in held)!;
    const shard = db().doc(`ledgerBalances/${id}`);
    await shard.update({ amounts: { ...amounts, "goods:ore": 8 } });
    const said = (await examineLedger()).join("\n");
    expect(said).toContain(`✗ ${id}: the transfers add up to 7 goods:ore, the balance says 8`);
    expect(said).toMatch(/✗ goods:ore: \d+ were issued, all balances together hold \d+/);
    await shard.update({ amounts });
  });

  test("gives an account back what its transfers add up to, shard by shard, and says so in the log", async () => {
    const accountId = await treasury(39, 1, 5);
    await grant(accountId, 7, goodsOf("ore"));
    const amounts = await amountsOf(accountId);
    for (const id of Object.keys(amounts))
      await db()
        .doc(`ledgerBalances/${id}`)
        .update({ amounts: { credits: 7, "goods:food": 1 } });
    await rebuildAccount(accountId, NOTE);
    expect(await amountsOf(accountId)).toEqual(amounts);
    expect(await checkLedger()).toEqual([]);
    const logged = await platformAudit.collection({}).where("action", "==", "rebuildAccount").get();
    const entry = logged.docs.map((doc) => doc.data()).find(({ after }) => after?.includes(accountId));
    expect(entry).toMatchObject({ actorUid: "script:operate", reason: NOTE });
    expect(JSON.parse(entry!.after!)).toEqual(amounts);
  });

  test("changes nothing of an account that agrees, and knows what is no account", async () => {
    expect((await rebuildAccount(await treasury(5), NOTE)).join()).toContain("nothing was changed");
    await expect(rebuildAccount("issuance", NOTE)).rejects.toThrow("is no account with a balance");
  });
});

test("a transfer is reversed once, with the opposite of all that it did, where the accounts still have it", async () => {
  const [from, to] = [await treasury(70), await treasury()];
  const transferId = randomUUID();
  await move({ [from]: -70, [to]: 70 }, testKinds.testPayment, transferId);
  const [said] = await reverseTransfer(transferId, NOTE);
  expect(said).toContain("is reversed by");
  expect([await held(from), await held(to)]).toEqual([70, 0]);
  await expect(reverseTransfer(transferId, NOTE)).rejects.toThrow("was reversed before");
  await expect(reverseTransfer(said!.split(" ").at(-1)!.slice(0, -1), NOTE)).rejects.toThrow("is a reversal");
  await expect(reverseTransfer("none", NOTE)).rejects.toThrow("has no transfer");
  const logged = await platformAudit.collection({}).where("action", "==", "reverseTransfer").get();
  expect(logged.docs.map((doc) => doc.data().before)).toContain(JSON.stringify({ transferId }));

  const spent = randomUUID();
  await move({ [from]: -70, [to]: 70 }, testKinds.testPayment, spent);
  await move({ [to]: -1, [from]: 1 });
  await expect(reverseTransfer(spent, NOTE)).rejects.toMatchObject({ reason: "INSUFFICIENT_FUNDS" });
  const twice = randomUUID();
  await move({ [from]: -1, [to]: 1 }, testKinds.testPayment, twice);
  const outcomes = await Promise.allSettled([reverseTransfer(twice, NOTE), reverseTransfer(twice, NOTE)]);
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await checkLedger()).toEqual([]);
});

test("a region from before there were treasuries gets one, once, and keeps what it has", async () => {
  const [old, regionId] = [`told${randomUUID().slice(0, 8)}`, `tnew${randomUUID().slice(0, 8)}`];
  await openRegionFixture(old);
  await openRegionFixture(regionId);
  await openAccounts({ accountId: `treasury:${regionId}`, regionId });
  await grant(`treasury:${regionId}`, 5);
  await expect(grant(`treasury:${old}`, 5)).rejects.toMatchObject({ reason: "ACCOUNT_UNKNOWN" });
  const said = await openTreasuries();
  expect(said).toContain(`✓ treasury:${old}`);
  expect(said).not.toContain(`✓ treasury:${regionId}`);
  await grant(`treasury:${old}`, 5);
  expect([await held(`treasury:${old}`), await held(`treasury:${regionId}`)]).toEqual([5, 5]);
  expect(await openTreasuries()).toEqual(["✓ every region has its treasury; nothing was changed."]);
});

test("a Nexus from before there were express lanes gets its terminals", async () => {
  await ensureNexus();
  await untilStatus("nexus", "active");
  const opened = () => gates.collection({}).where("kind", "==", "terminal").get();
  const { docs } = await opened();
  await Promise.all(docs.map(({ ref }) => ref.delete()));
  expect(await openTerminals()).toEqual(["✓ nexus: its terminals are open."]);
  const again = (await opened()).docs.map((doc) => [doc.id, doc.data()]);
  expect(again.length).toBeGreaterThanOrEqual(16);
  expect(again).toEqual(docs.map((doc) => [doc.id, doc.data()]));
});

test("the index of the Nexus comes to list the gates that are open, and no others", async () => {
  const [open, shut, gone] = ["open", "shut", "gone"].map((name) => `${name}-${randomUUID().slice(0, 8)}`);
  for (const [regionId, isOpen] of [
    [open!, true],
    [shut!, false],
  ] as const)
    await gates.ref({ gateId: regionId }).set({
      ...{ worldId: "first", kind: "platform", regionIds: ["nexus", regionId], sectorNumbers: [2_600, 30] },
      open: isOpen,
    });
  const stale = [shut!, gone!].map((regionId) => ({ regionId, sectorNumber: 2_600 }));
  await gateIndexes.ref({ regionId: "nexus", index: 0 }).set({ gates: stale });
  const listed = async () => {
    const { docs } = await gateIndexes.collection({ regionId: "nexus" }).get();
    return docs.flatMap((doc) => doc.data().gates);
  };
  await indexGates();
  const found = await listed();
  expect(found).toContainEqual({ regionId: open!, sectorNumber: 2_600 });
  expect(found.filter(({ regionId }) => [shut!, gone!].includes(regionId))).toEqual([]);
  await indexGates();
  expect(await listed()).toEqual(found);
});

describe("what was set aside", () => {
  async function setAside(): Promise<string> {
    const outboxId = `aside-${randomUUID()}`;
    const task = { queue: "playersWorker", task: "spreadName", body: { uid: outboxId, name: "Nobody" } };
    await transact(async (tx) => stageOutbox(tx, [{ outboxId, ...task }], new Date()));
    const given = { dueAt: null, failures: 12, lastError: "a fault of ours", setAsideAt: new Date() };
    await outbox.ref({ outboxId }).update(given);
    return outboxId;
  }
  const rowOf = async (outboxId: string) => (await outbox.ref({ outboxId }).get()).data();

  test("is listed with its last error, and tried anew at the next sweep", async () => {
    const outboxId = await setAside();
    expect((await listAside()).join("\n")).toMatch(new RegExp(`${outboxId}.*\n.*a fault of ours`));
    await retryAside(outboxId);
    expect(await rowOf(outboxId)).toMatchObject({ dueAt: expect.any(Date), failures: 0, setAsideAt: null });
    await expect(retryAside(outboxId)).rejects.toThrow("is set aside");
    await outbox.ref({ outboxId }).delete();
  });

  test("is dropped for good, with a word in the platform's log", async () => {
    const outboxId = await setAside();
    await dropAside(outboxId, NOTE);
    expect(await rowOf(outboxId)).toBeUndefined();
    const { docs } = await platformAudit.collection({}).where("action", "==", "dropTask").get();
    expect(docs.map((doc) => doc.data())).toContainEqual(expect.objectContaining({ reason: NOTE }));
  });
});

describe("a job", () => {
  test("that is woken is finished by the next sweep", async () => {
    const region = await stagedRegion("owned");
    // Its row waits, as it does when its task was lost.
    await transact(async (tx) => stageOutbox(tx, region.rows, new Date()));
    await outbox
      .ref({ outboxId: region.rows[0]!.outboxId })
      .update({ dueAt: new Date(Date.now() + 3_600_000) });
    expect((await listJobs()).join("\n")).toContain(region.jobId);
    await wakeJob(region.jobId);
    await runSchedule("sweep");
    await jobEnd(region.jobId);
    await expectWhole(region);
    await expect(wakeJob(region.jobId)).rejects.toThrow("only a running one can be woken");
  });

  test("that has failed is begun anew, with the region and with a word in the log", async () => {
    const region = await stagedRegion("owned");
    await jobs.ref({ jobId: region.jobId }).update({ status: "failed", endedAt: new Date() });
    await regions.ref({ regionId: region.regionId }).update({ status: "failed", jobId: region.jobId });
    await retryRegion(region.regionId, NOTE);
    const staged = await outbox.collection({}).where("queue", "==", "provisionRegion").get();
    for (const row of staged.docs) await row.ref.update({ dueAt: new Date(0) });
    await runSchedule("sweep");
    await jobEnd(region.jobId);
    await expectWhole(region);
    const log = await regionAudit.collection({ regionId: region.regionId }).get();
    expect(log.docs.map((doc) => doc.data())).toContainEqual(
      expect.objectContaining({ action: "retryProvisioning", actorUid: "script:operate", reason: NOTE }),
    );
  });
});

test("a region comes back from another database, with its members at their players", async () => {
  const { regionId } = await stagedRegion("owned");
  const [stays, left] = [await player(), await player()];
  const at = new Date();
  const before = getFirestore(app(), "before");
  const region = (await regions.ref({ regionId }).get()).data()!;
  const copy = (path: string, data: object) => before.doc(path).set(data);
  await copy(`regions/${regionId}`, regions.encode({ ...region, displayName: "As it was" }));
  for (const uid of [stays.uid, left.uid]) {
    const member = newMember({ uid, regionId, name: "Member", standing: "citizen", at });
    await copy(`regions/${regionId}/members/${uid}`, member);
  }
  for (let number = 1; number <= 250; number++)
    await copy(`regions/${regionId}/sectors/${number}`, { number });
  await players.ref({ uid: left.uid }).delete();

  const said = await restoreRegion(regionId, "before", NOTE);

  expect(said.join("\n")).toContain("250 of sectors");
  expect((await regions.ref({ regionId }).get()).data()!.displayName).toBe("As it was");
  expect((await sectors.collection({ regionId }).count().get()).data().count).toBe(250);
  const found = await members.collection({ regionId }).get();
  expect(found.docs.map(({ id }) => id)).toEqual([stays.uid]);
  const mirror = await memberships.ref({ uid: stays.uid, regionId }).get();
  expect(mirror.data()).toMatchObject({ status: "active", standing: "citizen" });
  await expect(restoreRegion("nowhere", "before", NOTE)).rejects.toThrow('has no region "nowhere"');
});
