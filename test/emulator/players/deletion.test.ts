import { randomUUID } from "node:crypto";
import { getAuth } from "firebase-admin/auth";
import { beforeAll, expect, test, vi } from "vitest";
import { nominations } from "../../../functions/src/governance/elections/schema.ts";
import { supporters } from "../../../functions/src/governance/petitions/schema.ts";
import { collections } from "../../../functions/src/house.ts";
import { joinRequests } from "../../../functions/src/membership/schema.ts";
import { regionAudit } from "../../../functions/src/platform/audit.ts";
import { balanceId } from "../../../functions/src/platform/ledger/accounts.ts";
import { checkLedger } from "../../../functions/src/platform/ledger/check.ts";
import { ledgerBalances, ledgerTransfers } from "../../../functions/src/platform/ledger/schema.ts";
import { lookalikeKey } from "../../../functions/src/platform/lookalike.ts";
import { documentPath } from "../../../functions/src/platform/paths.ts";
import { derivedId } from "../../../functions/src/platform/random.ts";
import { app, db } from "../../../functions/src/platform/store.ts";
import { erasures, notices, playerNames, players } from "../../../functions/src/players/schema.ts";
import { regions } from "../../../functions/src/regions/schema.ts";
import { COLLECTION_NAMES, exampleOf } from "../../../scripts/generate/declared.ts";
import { openRegionFixture } from "../../support/fixtures.ts";
import { deliver } from "../../support/work.ts";
import { admit, call, memberOf, openRegion, playerOf } from "../membership/world.ts";

beforeAll(() => openRegionFixture("default", { kind: "default" }));

/** Every document that names the uid in its path or in a field, outside what must stay. */
async function remains(uid: string): Promise<string[]> {
  const inPath = ["memberships", "notices", "requests", "members", "joinRequests", "players"];
  const read = await Promise.all(inPath.map((collection) => db().collectionGroup(collection).get()));
  return read
    .flatMap(({ docs }) => docs.map(({ ref }) => ref.path))
    .filter((path) => path.split("/").includes(uid));
}

async function erased(uid: string): Promise<void> {
  await vi.waitFor(
    async () => expect((await erasures.ref({ uid }).get()).data()?.erasedAt).toBeInstanceOf(Date),
    { timeout: 30_000, interval: 200 },
  );
}

test("a deleted account leaves no person behind: not in documents, not in the ledger, not in Auth", async () => {
  const uid = `del-${randomUUID()}`;
  await getAuth(app()).createUser({ uid, email: `${uid}@example.com` });
  const registered = await call(uid, "players/registerPlayer", { name: "Anna Del" });
  expect(registered.reason).toBeUndefined();
  const { accountId } = (await playerOf(uid))!;
  await openRegion("del-governed", { ownerUid: "del-owner", governorUid: uid });
  await admit(uid, "del-governed", "visitor", { moderatorPermissions: ["region:{regionId}:members:manage"] });
  await openRegion("del-queue", { immigration: { policy: "approval" } });
  expect((await call(uid, "membership/joinRegion", { regionId: "del-queue" })).result.outcome).toBe(
    "waiting",
  );
  const batch = db().batch();
  const unread = { readAt: null, expiresAt: null };
  const notice = { kind: "TEST", sentence: "x", regionId: null, at: new Date(), ...unread };
  for (let index = 0; index < 450; index++) batch.set(notices.ref({ uid, noticeId: `n${index}` }), notice);
  await batch.commit();

  const candidacy = nominations.ref({ regionId: "del-queue", electionId: "election", uid });
  const platform = { name: "Anna Del", platform: "Vote Anna", nominatedByUid: uid, nominatedAt: new Date() };
  const withdrawnAt = null;
  await candidacy.set({
    uid,
    regionId: "del-queue",
    electionId: "election",
    ...platform,
    acceptedAt: new Date(),
    withdrawnAt,
    seconderUids: [uid],
    seconderCount: 1,
  });
  const support = supporters.ref({ regionId: "del-queue", petitionId: "petition", uid });
  await support.set({ uid, regionId: "del-queue", at: new Date() });

  await call(uid, "players/updateProfile", { name: "Anne Del" });
  await call(uid, "players/updateProfile", { name: "Anna Del" });
  const requestId = randomUUID();
  const deleted = await call(uid, "players/deleteAccount", {}, requestId);
  expect(deleted.result).toEqual({ deleted: true });
  expect((await call(uid, "players/getProfile", {}, null)).reason).toBe("NOT_REGISTERED");
  expect((await regions.ref({ regionId: "del-governed" }).get()).data()!.governorUid).toBeNull();
  await erased(uid);

  expect(await remains(uid)).toEqual([]);
  expect(await memberOf("default", uid)).toBeUndefined();
  expect((await joinRequests.collection({ regionId: "del-queue" }).get()).size).toBe(0);
  expect((await candidacy.get()).exists).toBe(false);
  expect((await support.get()).exists).toBe(false);
  expect((await playerNames.collection({}).where("uid", "==", uid).get()).size).toBe(0);
  await expect(getAuth(app()).getUser(uid)).rejects.toMatchObject({ code: "auth/user-not-found" });
  const balance = (await ledgerBalances.ref({ balanceId: balanceId(accountId, 0) }).get()).data();
  expect(balance).toMatchObject({ holderUid: null, amounts: { credits: 1_000 } });
  expect(await checkLedger()).toEqual([]);
  const log = (await regionAudit.collection({ regionId: "del-governed" }).get()).docs.map((doc) =>
    doc.data(),
  );
  expect(log.map(({ action, visibility }) => [action, visibility])).toEqual([
    ["vacateGovernorship", "public"],
  ]);
  expect(JSON.stringify(log)).not.toContain("Anna");

  // A token outlives its account by up to an hour.
  expect((await call(uid, "players/registerPlayer", { name: "Anna Del" })).reason).toBe("ACCOUNT_DELETED");
  // Who lost the answer asks again, and nothing is left behind by it.
  expect((await call(uid, "players/deleteAccount", {}, requestId)).result).toEqual({ deleted: true });
  expect((await call(uid, "players/deleteAccount", {})).result).toEqual({ deleted: true });
  expect(await remains(uid)).toEqual([]);
  expect((await call(`${uid}-never`, "players/deleteAccount", {})).reason).toBe("NOT_REGISTERED");
  // The name is held for 90 days, and says nothing of whose it was; then it is free for others.
  const [nameKey, take] = [lookalikeKey("Anna Del"), { name: "Anna Del" }];
  expect((await call(`${uid}-x`, "players/registerPlayer", take)).reason).toBe("NAME_TAKEN");
  expect((await playerNames.ref({ nameKey }).get()).data()).toMatchObject({ uid: null, name: null });
  await playerNames.ref({ nameKey }).update({ heldUntil: new Date(Date.now() - 1) });
  expect((await call(`${uid}-x`, "players/registerPlayer", take)).reason).toBeUndefined();
});

/** Without what would bind the account: nothing bought, nothing about to be. */
const at = new Date("2102-02-01T10:00:00Z");
const UNBOUND: Readonly<Record<string, object>> = {
  buyers: { open: {}, live: {} },
  loans: { ended: { at, how: "repaid", writtenOffCredits: 0 } },
  passages: { dueAt: null, settled: { how: "arrived", at, reason: null } },
};

test("what a room declares as a person's to delete is gone, and nobody else's is", async () => {
  const uid = `del-${randomUUID()}`;
  const other = `${uid}-other`;
  await call(uid, "players/registerPlayer", { name: "Eva Del" });
  const declared = COLLECTION_NAMES.flatMap((name) => {
    const { person, fates } = collections[name];
    return fates.erasure[0] === "delete" && person !== null && name !== "players" ? [{ name, person }] : [];
  });
  const written = await Promise.all(
    declared.flatMap(({ name, person }) =>
      [uid, other].map(async (owner) => {
        const { path } = collections[name];
        const parameters = Object.fromEntries(
          [...path.matchAll(/\{(\w+)\}/g)].map(([, key]) => [
            key!,
            key === "uid" ? owner : `${key}-${owner}`,
          ]),
        );
        const field = person === "path" ? {} : { [person.field]: owner };
        const ref = db().doc(documentPath(path, parameters));
        await ref.set({ ...(await exampleOf(name)), ...field, ...UNBOUND[name] });
        return { ref, goes: owner === uid };
      }),
    ),
  );
  expect(declared.length).toBeGreaterThan(5);
  expect((await call(uid, "players/deleteAccount", {})).reason).toBeUndefined();
  await erased(uid);
  for (const { ref, goes } of written) expect((await ref.get()).exists, ref.path).toBe(!goes);
  await Promise.all(written.map(({ ref }) => ref.delete()));
});

test("an owner of regions keeps the account until they are transferred or closed", async () => {
  const uid = `del-${randomUUID()}`;
  await call(uid, "players/registerPlayer", { name: "Bea Del" });
  await openRegion("del-owned", { ownerUid: uid });
  await openRegion("del-ended", { ownerUid: uid, status: "closed" });
  const refused = await call(uid, "players/deleteAccount", {});
  expect(refused.reason).toBe("OWNS_REGIONS");
  expect(refused.answer.error!.message).toContain("del-owned");
  expect(refused.answer.error!.message).not.toContain("del-ended");
  expect(await playerOf(uid)).toBeDefined();
  await regions.ref({ regionId: "del-owned" }).update({ status: "closing" });
  expect((await call(uid, "players/deleteAccount", {})).reason).toBeUndefined();
  for (const regionId of ["del-owned", "del-ended"]) {
    expect((await regions.ref({ regionId }).get()).data()!.ownerUid).toBeNull();
  }
  await erased(uid);
});

test("an account that comes back after its record has gone gets no second starting credits", async () => {
  const uid = `del-${randomUUID()}`;
  await call(uid, "players/registerPlayer", { name: "Cara Del" });
  await call(uid, "players/deleteAccount", {});
  await erased(uid);
  await erasures.ref({ uid }).delete();
  const again = await call(uid, "players/registerPlayer", { name: "Cora Del" });
  expect(again.result).toMatchObject({ balanceCredits: 0 });
  expect(await playerOf(uid)).toMatchObject({ startingCreditsFrom: null });
  const transfer = await ledgerTransfers.ref({ transferId: derivedId("startingCredits", uid) }).get();
  expect(transfer.exists).toBe(true);
});

test("an erasure is delivered twice at once harmlessly", async () => {
  const uid = `del-${randomUUID()}`;
  await admit(uid, "default");
  await erasures.ref({ uid }).set({ requestedAt: new Date(), erasedAt: null, expiresAt: new Date() });
  await Promise.all([deliver("erasePlayer", { uid }), deliver("erasePlayer", { uid })]);
  await erased(uid);
  expect(await remains(uid)).toEqual([]);
  expect((await players.ref({ uid }).get()).exists).toBe(false);
});

test("who deletes the account loses every elected office at once, and the public log says so", async () => {
  const uid = `del-${randomUUID()}`;
  expect((await call(uid, "players/registerPlayer", { name: "Seated Del" })).reason).toBeUndefined();
  const regionId = "del-seated";
  await openRegion(regionId, { governance: { type: "council" } });
  await admit(uid, regionId, "citizen", { offices: ["councilMember", "ambassador"] });
  expect((await call(uid, "players/deleteAccount", {})).reason).toBeUndefined();
  const log = (await regionAudit.collection({ regionId }).get()).docs.map((doc) => doc.data());
  const seen = log.map(({ action, after, visibility }) => [action, JSON.parse(after!), visibility]);
  expect(seen.toSorted((a, b) => (a[1].office < b[1].office ? -1 : 1))).toEqual(
    ["ambassador", "councilMember"].map((office) => [
      "vacateOffice",
      { office, cause: "account deleted" },
      "public",
    ]),
  );
  await erased(uid);
  expect(await memberOf(regionId, uid)).toBeUndefined();
});
