import { randomUUID } from "node:crypto";
import { getAuth } from "firebase-admin/auth";
import { beforeAll, expect, onTestFinished, test, vi } from "vitest";
import { administrators } from "../../../functions/src/platform/access.ts";
import { platformAudit } from "../../../functions/src/platform/audit.ts";
import { requireEnabled } from "../../../functions/src/platform/calls/accountCheck.ts";
import { app } from "../../../functions/src/platform/store.ts";
import { endLost } from "../../../functions/src/players/accounts/reconcileAccounts.ts";
import { addressGrants, erasures, notices, players } from "../../../functions/src/players/schema.ts";
import { openRegionFixture } from "../../support/fixtures.ts";
import { deliver } from "../../support/work.ts";
import { admit, call, enrol, memberOf, openRegion, playerOf } from "../membership/world.ts";

beforeAll(() => openRegionFixture("default", { kind: "default" }));

const freshUid = () => `acc-${randomUUID()}`;
const nameOf = (uid: string) => `Acc ${uid.slice(-12)}`;
const register = (uid: string, claims = {}) =>
  call(uid, "players/registerPlayer", { name: nameOf(uid) }, randomUUID(), claims);
const pageOf = async (uids: readonly string[]) =>
  (await players.collection({}).where("uid", "in", uids).get()).docs;

test("a player whose user was deleted is erased as by deleteAccount; a user without a player stays", async () => {
  const [lost, kept, unregistered] = [freshUid(), freshUid(), freshUid()];
  for (const uid of [lost, kept, unregistered]) await getAuth(app()).createUser({ uid });
  for (const uid of [lost, kept]) expect((await register(uid)).reason).toBeUndefined();
  await getAuth(app()).deleteUser(lost);

  await endLost(await pageOf([lost, kept]));
  expect(await playerOf(lost)).toBeUndefined();
  expect(await playerOf(kept)).toBeDefined();
  expect((await getAuth(app()).getUser(unregistered)).uid).toBe(unregistered);
  await deliver("erasePlayer", { uid: lost });
  expect((await erasures.ref({ uid: lost }).get()).data()?.erasedAt).toBeInstanceOf(Date);
  expect((await register(lost)).reason).toBe("ACCOUNT_DELETED");
  // A second run finds nothing to do.
  await endLost(await pageOf([kept]));
  expect(await playerOf(kept)).toBeDefined();
});

test("nobody is erased where Firebase Auth knows hardly any of a page's players", async () => {
  const uids = Array.from({ length: 8 }, freshUid);
  for (const uid of uids) await enrol(uid);
  await getAuth(app()).createUser({ uid: uids[0]! });
  await endLost(await pageOf(uids));
  expect(await pageOf(uids)).toHaveLength(8);
});

test("a lost account that owns an open region stays until the region closes", async () => {
  const uid = freshUid();
  await enrol(uid);
  const regionId = `acc-${uid.slice(-12)}`;
  await openRegion(regionId, { ownerUid: uid });
  await endLost(await pageOf([uid]));
  expect(await playerOf(uid)).toBeDefined();
});

test("who is disabled, or signed out everywhere, is refused by an instance that asks", async () => {
  const [disabled, signedOut] = [freshUid(), freshUid()];
  for (const uid of [disabled, signedOut]) await enrol(uid);
  await getAuth(app()).createUser({ uid: disabled, disabled: true });
  await getAuth(app()).createUser({ uid: signedOut });
  expect((await call(disabled, "players/getProfile", {}, null)).reason).toBe("ACCOUNT_DISABLED");
  expect((await call(disabled, "players/updateProfile", { biography: "x" })).reason).toBe("ACCOUNT_DISABLED");
  const checkout = { subject: { kind: "galacticCitizen" }, returnPath: "/" };
  expect((await call(disabled, "billing/createCheckout", checkout)).reason).toBe("ACCOUNT_DISABLED");

  await getAuth(app()).revokeRefreshTokens(signedOut);
  const before = { auth_time: Math.floor(Date.now() / 1_000) - 60 };
  const old = await call(signedOut, "players/getProfile", {}, null, before);
  expect(old.reason).toBe("ACCOUNT_DISABLED");
  const anew = { auth_time: Math.floor(Date.now() / 1_000) + 2 };
  expect((await call(signedOut, "players/getProfile", {}, null, anew)).reason).toBeUndefined();
});

test("a blocked account acts nowhere from the next call on, and goes on where it stood once unblocked", async () => {
  const [root, uid] = [freshUid(), freshUid()];
  const [regionId, owned] = [`acc-${uid.slice(-12)}`, `own-${uid.slice(-12)}`];
  const at = new Date();
  await administrators
    .ref({ uid: root })
    .set({ uid: root, status: "active", appointedAt: at, endedAt: null, note: "test" });
  await enrol(uid);
  await openRegion(regionId, { ownerUid: "acc-else" });
  await openRegion(owned, { ownerUid: uid });
  await admit(uid, regionId, "citizen", { offices: ["ambassador"] });
  await admit(uid, owned, "citizen");
  const reason = "Under investigation";
  const administer = (verb: string) =>
    call(root, `players/${verb}`, { uid, reason }, randomUUID(), { administrator: true });
  const before = await memberOf(regionId, uid);

  expect((await call(uid, "players/blockAccount", { uid, reason })).reason).toBe("PERMISSION_DENIED");
  expect((await administer("blockAccount")).result).toEqual({ uid, blocked: true });
  const acts = [
    ["players/getProfile", {}, null],
    ["players/deleteAccount", {}, randomUUID()],
    ["membership/visitRegion", { regionId }, randomUUID()],
    ["membership/listMembers", { regionId }, null],
    ["regions/announce", { regionId: owned, title: "Hear", body: "Hear" }, randomUUID()],
    ["regions/offerRegion", { regionId: owned, toUid: root }, randomUUID()],
  ] as const;
  for (const [path, input, requestId] of acts)
    expect((await call(uid, path, input, requestId)).reason, path).toBe("ACCOUNT_BLOCKED");
  expect(await memberOf(regionId, uid)).toEqual({ ...before, blocked: true });
  const log = await platformAudit.collection({}).where("subjectUid", "==", uid).get();
  expect(log.docs.map((doc) => doc.data())).toMatchObject([
    { action: "blockAccount", actorUid: root, reason },
  ]);

  expect((await administer("unblockAccount")).result).toEqual({ uid, blocked: false });
  expect(await memberOf(regionId, uid)).toEqual(before);
  expect((await call(uid, "players/getProfile", {}, null)).reason).toBeUndefined();
  const told = (await notices.collection({ uid }).get()).docs.map((doc) => doc.data().kind);
  expect(told.toSorted()).toEqual(["ACCOUNT_BLOCKED", "ACCOUNT_UNBLOCKED"]);
});

test("an administrator's account is not blocked, and nobody hands a blocked account a region", async () => {
  const [root, other, uid] = [freshUid(), freshUid(), freshUid()];
  for (const each of [root, other])
    await administrators
      .ref({ uid: each })
      .set({ uid: each, status: "active", appointedAt: new Date(), endedAt: null, note: "test" });
  for (const each of [other, uid]) await enrol(each);
  const block = (whom: string) =>
    call(root, "players/blockAccount", { uid: whom, reason: "Why not" }, randomUUID(), {
      administrator: true,
    });
  expect((await block(other)).reason).toBe("ADMINISTRATOR_PROTECTED");
  expect((await block("acc-nobody")).reason).toBe("PLAYER_UNKNOWN");
  await block(uid);
  const regionId = `acc-${uid.slice(-12)}`;
  await enrol(`${uid}-owner`);
  await openRegion(regionId, { ownerUid: `${uid}-owner` });
  const transfer = await call(`${uid}-owner`, "regions/offerRegion", { regionId, toUid: uid });
  expect(transfer.reason).toBe("ACCOUNT_BLOCKED");
});

test("an instance asks Firebase Auth once in five minutes for an account", async () => {
  const uid = freshUid();
  await getAuth(app()).createUser({ uid });
  const caller = {
    uid,
    isAnonymous: false,
    claimsAdministrator: false,
    address: null,
    addressIsVerified: false,
  };
  const act = () => requireEnabled({ ...caller, signedInAtSeconds: Date.now() / 1_000 });
  vi.useFakeTimers({ toFake: ["Date"] });
  onTestFinished(() => void vi.useRealTimers());
  await act();
  await getAuth(app()).updateUser(uid, { disabled: true });
  const asked = vi.spyOn(getAuth(app()), "getUser");
  onTestFinished(() => asked.mockRestore());
  vi.setSystemTime(Date.now() + 299_000);
  for (let call = 0; call < 20; call++) await act();
  expect(asked).not.toHaveBeenCalled();
  vi.setSystemTime(Date.now() + 1_001);
  await expect(act()).rejects.toMatchObject({ reason: "ACCOUNT_DISABLED" });
  expect(asked).toHaveBeenCalledTimes(1);
});

test("an address whose account is gone starts with an empty purse for 90 days, however the account went", async () => {
  const email = `${randomUUID()}@example.com`;
  const proved = { email, email_verified: true };
  const first = freshUid();
  expect((await register(first, proved)).result).toMatchObject({ balanceCredits: 1_000 });
  const digest = (await playerOf(first))!.addressDigest!;
  expect(JSON.stringify(await playerOf(first))).not.toContain(email);

  // Its user was deleted, and nobody has noticed yet; the newcomer has not proved the address either.
  const second = freshUid();
  const unproved = { email: email.toUpperCase(), email_verified: false };
  expect((await register(second, unproved)).result).toMatchObject({ balanceCredits: 0 });
  expect(await playerOf(second)).toMatchObject({ startingCreditsFrom: null, addressDigest: null });

  await call(first, "players/deleteAccount", {}, randomUUID(), proved);
  const grant = addressGrants.ref({ addressDigest: digest });
  const days = ((await grant.get()).data()!.heldUntil!.getTime() - Date.now()) / 86_400_000;
  expect(Math.round(days)).toBe(90);
  expect((await register(freshUid(), proved)).result).toMatchObject({ balanceCredits: 0 });
  await grant.update({ heldUntil: new Date(Date.now() - 1) });
  expect((await register(freshUid(), proved)).result).toMatchObject({ balanceCredits: 1_000 });
});

test("an address that was proved after the registration is held all the same, an unproved one never", async () => {
  const email = `${randomUUID()}@example.com`;
  const owner = freshUid();
  expect((await register(owner, { email })).result).toMatchObject({ balanceCredits: 1_000 });
  const liar = freshUid();
  await register(liar, { email });
  await call(liar, "players/deleteAccount", {}, randomUUID(), { email });
  expect((await register(freshUid(), { email })).result).toMatchObject({ balanceCredits: 1_000 });

  await call(owner, "players/deleteAccount", {}, randomUUID(), { email, email_verified: true });
  expect((await register(freshUid(), { email })).result).toMatchObject({ balanceCredits: 0 });
});
