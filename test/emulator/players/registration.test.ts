import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { balanceId } from "../../../functions/src/platform/ledger/accounts.ts";
import { checkLedger } from "../../../functions/src/platform/ledger/check.ts";
import { ledgerBalances, ledgerTransfers } from "../../../functions/src/platform/ledger/schema.ts";
import { homeAt } from "../../../functions/src/players/home.ts";
import { playerNames, players } from "../../../functions/src/players/schema.ts";
import { ships } from "../../../functions/src/ships/schema.ts";
import { openRegionFixture } from "../../support/fixtures.ts";
import { tokenOf } from "../../support/token.ts";
import { post } from "../../support/wire.ts";
import { call, memberOf, mirrorOf, playerOf } from "../membership/world.ts";
import { pilotOf } from "../ships/world.ts";

const REGISTER = "players/registerPlayer";

beforeAll(() => openRegionFixture("default", { kind: "default" }));

test("registration makes a player who is at home in the default region, with its starting credits", async () => {
  const { result } = await call("reg-anna", REGISTER, { name: "Anna of Reg", biography: "First\nof all" });
  expect(result).toEqual({
    uid: "reg-anna",
    name: "Anna of Reg",
    homeRegionId: "default",
    balanceCredits: 1_000,
  });
  const player = (await playerOf("reg-anna"))!;
  expect(player).toMatchObject({
    startingCreditsFrom: "default",
    galacticCitizen: false,
    biography: "First\nof all",
  });
  expect(homeAt(player, new Date())).toBe("default");
  expect(player.accountId).not.toContain("reg-anna");
  expect(await memberOf("default", "reg-anna")).toMatchObject({
    status: "active",
    standing: "resident",
    visits: 1,
  });
  expect(await mirrorOf("default", "reg-anna")).toMatchObject({ status: "active", standing: "resident" });
  const balance = (await ledgerBalances.ref({ balanceId: balanceId(player.accountId, 0) }).get()).data();
  expect(balance).toMatchObject({ amounts: { credits: 1_000 }, holderUid: "reg-anna" });

  expect((await call("reg-anna", REGISTER, { name: "Anna Again" })).reason).toBe("PLAYER_EXISTS");
});

test("an anonymous sign-in makes no player and mints no credits", async () => {
  const uid = "reg-anonymous";
  const token = tokenOf(uid, { firebase: { identities: {}, sign_in_provider: "anonymous" } });
  const body = JSON.stringify({ data: { requestId: randomUUID(), name: "Nobody of Reg" } });
  const { error } = await post(REGISTER, body, { token });
  expect(error?.details?.reason).toBe("SIGN_IN_ANONYMOUS");
  expect(await playerOf(uid)).toBeUndefined();
});

test.each(["Bea Reg", "bea  reg", "BEA-REG", "Bеа Rеg"])("%o is taken once Bea Reg has it", async (name) => {
  await call("reg-bea", REGISTER, { name: "Bea Reg" });
  const uid = `reg-${randomUUID()}`;
  expect((await call(uid, REGISTER, { name })).reason).toBe("NAME_TAKEN");
  expect(await playerOf(uid)).toBeUndefined();
});

test.each(["ab", "x".repeat(33), "---", "Ada\u202eevil", "Ada\nBob", 7, null])(
  "%o is no name",
  async (name) => {
    expect((await call("reg-nobody", REGISTER, { name })).reason).toBe("INVALID_INPUT");
  },
);

// The emulator decides a conflict by letting one side wait some seconds: the races wait side by side.
describe.concurrent("races", () => {
  const timeout = 180_000;

  test("eight registrations of one account make one player and credit once", { timeout }, async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 8 }, (_, index) => call("reg-cara", REGISTER, { name: `Cara Reg ${index}` })),
    );
    expect(outcomes.filter(({ reason }) => reason === undefined)).toHaveLength(1);
    for (const { reason } of outcomes) expect([undefined, "PLAYER_EXISTS", "BUSY"]).toContain(reason);
    const player = (await playerOf("reg-cara"))!;
    expect((await playerNames.collection({}).where("uid", "==", "reg-cara").get()).size).toBe(1);
    const credited = await ledgerTransfers
      .collection({})
      .where("accountIds", "array-contains", player.accountId)
      .get();
    expect(credited.docs.map((doc) => doc.data().kind)).toEqual(["startingCredits"]);
    const held = await ledgerBalances.collection({}).where("holderUid", "==", "reg-cara").get();
    const { shipId } = (await pilotOf({ uid: "reg-cara" }))!;
    const accountIds = held.docs.map((balance) => balance.data().accountId);
    expect(accountIds.toSorted()).toEqual([`hold:${shipId}`, player.accountId]);
    expect((await ships.collection({}).where("ownerUid", "==", "reg-cara").get()).size).toBe(1);
    expect(await checkLedger()).toEqual([]);
  });

  test("four accounts that want one name, or one that looks like it, leave one holder", {
    timeout,
  }, async () => {
    const names = ["Dora Reg", "DORA REG", "Dora-Reg", "D0ra Reg"];
    const outcomes = await Promise.all(
      names.map((name, index) => call(`reg-dora-${index}`, REGISTER, { name })),
    );
    expect(outcomes.filter(({ reason }) => reason === undefined)).toHaveLength(1);
    for (const { reason } of outcomes) expect([undefined, "NAME_TAKEN", "BUSY"]).toContain(reason);
    const held = await Promise.all(names.map((_, index) => players.ref({ uid: `reg-dora-${index}` }).get()));
    expect(held.filter(({ exists }) => exists)).toHaveLength(1);
  });
});
