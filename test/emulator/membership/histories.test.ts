import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { joinRequests, type Member, members, memberships } from "../../../functions/src/membership/schema.ts";
import { effectivePower, votingPowerAt } from "../../../functions/src/membership/votingPower.ts";
import { GameError, type Reason } from "../../../functions/src/platform/errors.ts";
import { type AccountId, balanceId, shardsOf } from "../../../functions/src/platform/ledger/accounts.ts";
import { checkLedger } from "../../../functions/src/platform/ledger/check.ts";
import {
  applyPostings,
  compareBalances,
  type Sums,
  transferFindings,
} from "../../../functions/src/platform/ledger/rebuild.ts";
import { ledgerBalances, ledgerTransfers } from "../../../functions/src/platform/ledger/schema.ts";
import { documentPath } from "../../../functions/src/platform/paths.ts";
import { Reads } from "../../../functions/src/platform/store.ts";
import { homeAt } from "../../../functions/src/players/home.ts";
import { type Player, players } from "../../../functions/src/players/schema.ts";
import { regions } from "../../../functions/src/regions/schema.ts";
import { callableAt } from "../../../scripts/generate/registry.ts";
import { draw, drawsAll } from "../../../scripts/suite/draw.ts";
import { changesOf, credits, makeTransfers, openAccounts, testKinds } from "../../support/ledger/ledger.ts";
import {
  CITIZEN_AFTER_DAYS,
  type Command,
  type Effective,
  GOVERNMENT,
  history,
  MINIMUM_REPUTATION,
  Model,
  OWNER,
  PLAYERS,
  REGIONS,
  START_CREDITS,
} from "./historyModel.ts";
import { enrol, memberOf, openRegion } from "./world.ts";

// A line for each of ten thousand calls would bury the report.
vi.mock("firebase-functions/logger", () => ({ write: () => {} }));

const SEED = Number(process.env.HISTORY_SEED ?? 2102);
const HISTORIES = Number(process.env.HISTORIES ?? 200);
const AT_ONCE = 4;
const LEDGER_EVERY = 20;

/** Histories that never come to these would agree with any model. */
const TO_THE_POINT = [
  "claim → done",
  "promote → done",
  "demote → done",
  "ban → done",
  "unban → done",
  "setPower → done",
  "answer → done",
  "payOut → done",
  "join → BANNED",
  "unban → BAN_OUTRANKED",
  "join → REPUTATION_TOO_LOW",
  "repeat → the same answer",
  "repeat → PERMISSION_DENIED",
  "repeat → BANNED",
];

const reason = "As the history has it";

/** One history's own regions, players and accounts: histories run side by side and never meet. */
class World {
  readonly name: string;
  accounts: AccountId[] = [];

  constructor(name: string) {
    this.name = name;
  }

  regionId = (region: number) => `${this.name}-r${region}`;
  uid = (player: number) => `${this.name}-p${player}`;
  treasury = (region: number): AccountId => `treasury:${this.regionId(region)}`;

  async open(model: Model): Promise<void> {
    await Promise.all(
      REGIONS.map((region) =>
        openRegion(this.regionId(region), {
          ownerUid: this.uid(OWNER),
          immigration: {
            policy: model.policies[region]!,
            citizenshipAfterDays: CITIZEN_AFTER_DAYS[region]!,
            minimumReputation: MINIMUM_REPUTATION[region]!,
          },
          governance: { type: GOVERNMENT[region]! },
        }),
      ),
    );
    const enrolled = await Promise.all(
      PLAYERS.map((player) => enrol(this.uid(player), { credits: START_CREDITS })),
    );
    await openAccounts(
      ...REGIONS.map((region) => ({ accountId: this.treasury(region), regionId: this.regionId(region) })),
    );
    this.accounts = enrolled.map(({ accountId }) => accountId);
  }

  /** Does what the command says, under an id that a repetition uses again. */
  async run(command: Effective, id: string): Promise<{ reason: Reason | undefined; answer?: unknown }> {
    switch (command.kind) {
      case "endTerm":
        return this.endTerm(command.region, command.on);
      case "setPolicy":
        await this.regionRef(command.region).update({ "immigration.policy": command.policy });
        return { reason: undefined };
      case "setActive":
        await this.regionRef(command.region).update({ status: command.active ? "active" : "suspended" });
        return { reason: undefined };
      case "pay":
        return this.transfer(id, this.accounts[command.by]!, this.accounts[command.to]!, command.amount);
      case "payIn":
        return this.transfer(id, this.accounts[command.by]!, this.treasury(command.region), command.amount);
      case "payOut":
        return this.transfer(id, this.treasury(command.region), this.accounts[command.to]!, command.amount);
      default: {
        const { verb, input } = wireForm(command);
        const regionId = this.regionId(command.region);
        const on = "on" in command ? { uid: this.uid(command.on), reason } : {};
        return serve(this.uid(command.by), verb, { regionId, ...on, ...input, requestId: id });
      }
    }
  }

  private regionRef(region: number) {
    return regions.ref({ regionId: this.regionId(region) });
  }

  private async endTerm(region: number, player: number) {
    const [regionId, uid] = [this.regionId(region), this.uid(player)];
    const until = new Date(Date.now() - 1);
    if ((await memberOf(regionId, uid))?.ban?.until) {
      await members.ref({ regionId, uid }).update({ "ban.until": until });
      await memberships.ref({ regionId, uid }).update({ banUntil: until });
    }
    return { reason: undefined };
  }

  private async transfer(transferId: string, from: AccountId, to: AccountId, amount: number) {
    try {
      const changes = changesOf(credits, { [from]: -amount, [to]: amount });
      await makeTransfers([{ transferId, kind: testKinds.testPayment, changes, repeatable: true }]);
      return { reason: undefined };
    } catch (error) {
      if (error instanceof GameError) return { reason: error.reason };
      throw error;
    }
  }

  /** Everything that is left, read at once, beside what the model says is left. */
  async check(model: Model): Promise<void> {
    const places = PLAYERS.flatMap((player) => REGIONS.map((region) => ({ player, region })));
    const keys = places.map(({ player, region }) => ({
      uid: this.uid(player),
      regionId: this.regionId(region),
    }));
    const reads = new Reads();
    await reads.load([
      ...keys.flatMap((key) =>
        [members, memberships, joinRequests].map(({ template }) => documentPath(template, key)),
      ),
      ...PLAYERS.map((player) => documentPath(players.template, { uid: this.uid(player) })),
      ...this.shards().map((id) => documentPath(ledgerBalances.template, { balanceId: id })),
    ]);
    for (const { player, region } of places) await this.checkMembership(reads, model, region, player);
    for (const player of PLAYERS) {
      this.checkHome(model, player, (await reads.get(players, { uid: this.uid(player) }))!);
    }
    await this.checkBalances(reads, model);
  }

  private async checkMembership(reads: Reads, model: Model, region: number, player: number): Promise<void> {
    const key = { regionId: this.regionId(region), uid: this.uid(player) };
    const member = await reads.get(members, key);
    const mirror = await reads.get(memberships, key);
    const applied = (await reads.get(joinRequests, key)) !== undefined;
    const expected = model.members.get(Model.key(region, player));
    const who = `${key.uid} in ${key.regionId}`;
    expect(applied, `application of ${who}`).toBe(model.applications.has(Model.key(region, player)));
    expect(member && comparable(member), `member ${who}`).toEqual(
      expected && {
        ...expected,
        earned: expected.standing === "citizen" && expected.earned,
        ban: expected.ban && { ...expected.ban, ended: undefined },
      },
    );
    expect(mirror && { ...mirror, updatedAt: undefined }, `mirror of ${who}`).toEqual(
      member && {
        regionId: member.regionId,
        status: member.status,
        standing: member.standing,
        reputation: member.reputation,
        citizenSince: member.citizenSince,
        banUntil: member.ban?.until ?? null,
      },
    );
    if (member !== undefined) checkDates(member);
  }

  private checkHome(model: Model, player: number, document: Player): void {
    const home = model.homes[player] ?? null;
    const regionId = home === null ? null : this.regionId(home);
    expect(document.homeRegionId, `home of ${document.uid}`).toBe(regionId);
    expect(homeAt(document, new Date())).toBe(regionId);
    const instants = document.homes.map(({ since }) => since.getTime());
    expect(instants).toEqual([...new Set(instants)].sort((a, b) => a - b));
  }

  private allAccounts(): AccountId[] {
    return [...this.accounts, ...REGIONS.map(this.treasury)];
  }

  private shards(): string[] {
    return this.allAccounts().flatMap((accountId) =>
      shardsOf(accountId).map(({ shard }) => balanceId(accountId, shard)),
    );
  }

  private async checkBalances(reads: Reads, model: Model): Promise<void> {
    const rebuilt: Sums = {};
    const own = ledgerTransfers.collection({}).where("accountIds", "array-contains-any", this.allAccounts());
    for (const doc of (await own.get()).docs) {
      expect(transferFindings(doc.id, doc.data())).toEqual([]);
      applyPostings(rebuilt, doc.data().postings);
    }
    const stored: Sums = {};
    for (const id of this.shards())
      stored[id] = { ...(await reads.get(ledgerBalances, { balanceId: id }))?.amounts };
    expect(compareBalances(rebuilt, stored)).toEqual([]);
    const held = (accountId: AccountId) =>
      Object.entries(stored)
        .filter(([id]) => id.startsWith(`${accountId}~`))
        .reduce((sum, [, amounts]) => sum + (amounts[credits] ?? 0), 0);
    expect(this.accounts.map(held)).toEqual(model.purses);
    expect(REGIONS.map(this.treasury).map(held)).toEqual(model.treasuries);
  }
}

/**
 * The deployed callable itself, wrapper and all, without the wire in between: the emulator's processes would take most
 * of the time. The wire is in every other test.
 */
async function serve(uid: string, verb: string, data: object) {
  const callable = await callableAt(`membership/${verb}`);
  const request = { auth: { uid, token: {} }, data, rawRequest: { get: () => undefined } };
  try {
    return { reason: undefined, answer: await callable.serve(`membership/${verb}`, request as never) };
  } catch (error) {
    return { reason: (error as { details: { reason: Reason } }).details.reason };
  }
}

function wireForm(
  command: Exclude<Effective, { kind: "endTerm" | "setPolicy" | "setActive" | "pay" | "payIn" | "payOut" }>,
): {
  verb: string;
  input: object;
} {
  switch (command.kind) {
    case "join":
      return { verb: "joinRegion", input: {} };
    case "leave":
      return { verb: "leaveRegion", input: {} };
    case "withdraw":
      return { verb: "withdrawJoinRequest", input: {} };
    case "settle":
      return { verb: "setHomeRegion", input: {} };
    case "claim":
      return { verb: "claimCitizenship", input: {} };
    case "promote":
      return { verb: "promoteMember", input: {} };
    case "demote":
      return { verb: "demoteMember", input: {} };
    case "ban":
      return { verb: "banMember", input: command.endless ? {} : { termHours: 24 } };
    case "unban":
      return { verb: "unbanMember", input: {} };
    case "answer":
      return { verb: "answerJoinRequest", input: { approved: command.approved } };
    case "setReputation":
      return { verb: "setReputation", input: { reputation: command.value } };
    case "setPower":
      return { verb: "setVotingPower", input: { votingPower: command.value } };
    case "appoint":
      return { verb: "appointModerator", input: { permissions: command.permissions } };
    case "dismiss":
      return { verb: "dismissModerator", input: {} };
  }
}

const comparable = (member: Member) => ({
  status: member.status,
  standing: member.standing,
  reputation: member.reputation,
  earned: member.citizenGround === "residence",
  power: member.votingPower,
  permissions: member.moderatorPermissions,
  visits: member.visits,
  ban: member.ban && {
    endless: member.ban.until === null,
    wasMember: member.ban.wasMember,
    byGovernor: member.ban.rank === "governor",
  },
  powers: member.votingPowerCheckpoints.map(({ power }) => power),
});

/** What the model, which knows no dates, cannot say. */
function checkDates(member: Member): void {
  const { standing, status, residentSince, citizenSince, votingPowerCheckpoints } = member;
  expect(residentSince === null).toBe(standing === "visitor");
  expect(citizenSince === null).toBe(standing !== "citizen");
  expect(member.ban === null).toBe(status !== "banned");
  const instants = votingPowerCheckpoints.map(({ since }) => since.getTime());
  expect(instants).toEqual([...new Set(instants)].sort((a, b) => a - b));
  expect(votingPowerAt(member, new Date())).toBe(effectivePower(member));
  expect(votingPowerAt(member, new Date(0))).toBe(0);
}

/** Runs one history against the platform and the model; they must agree at every step and at the end. */
async function runHistory(
  name: string,
  history: readonly Command[],
  seen: Map<string, number>,
): Promise<void> {
  const model = new Model();
  const world = new World(name);
  await world.open(model);
  const done: { command: Effective; id: string; answer: unknown }[] = [];
  for (const [step, command] of history.entries()) {
    const at = `${name}, step ${step}: ${JSON.stringify(command)}`;
    if (command.kind === "repeat") {
      const earlier = done.at(-1 - (command.back % Math.max(1, done.length)));
      if (earlier === undefined) continue;
      const denied = model.access(earlier.command);
      const again = await world.run(earlier.command, earlier.id);
      expect(again.reason, `${at} of ${JSON.stringify(earlier.command)}`).toBe(denied);
      if (denied === undefined) expect(isDeepStrictEqual(again.answer, earlier.answer), at).toBe(true);
      count(seen, `repeat → ${denied ?? "the same answer"}`);
      continue;
    }
    const id = `${name}-step-${String(step).padStart(12, "0")}`;
    const expected = model.apply(command);
    const outcome = await world.run(command, id);
    expect(outcome.reason, at).toBe(expected);
    count(seen, `${command.kind} → ${expected ?? "done"}`);
    const repeatable = !["endTerm", "setPolicy", "setActive"].includes(command.kind);
    if (expected === undefined && repeatable) done.push({ command, id, answer: outcome.answer });
  }
  await world.check(model);
}

function count(seen: Map<string, number>, what: string): void {
  seen.set(what, (seen.get(what) ?? 0) + 1);
}

test(`two hundred histories agree with the model (seed ${SEED})`, { timeout: 180_000 }, async () => {
  const all = [...fc.sample(history, { seed: SEED, numRuns: HISTORIES }).entries()];
  const histories = draw(
    "histories of memberships",
    all,
    HISTORIES / 4,
    ([number]) => `membership ${number}`,
  );
  const seen = new Map<string, number>();
  for (let first = 0; first < histories.length; first += AT_ONCE) {
    const batch = histories.slice(first, first + AT_ONCE);
    await Promise.all(batch.map(([number, commands]) => runHistory(`h${number}`, commands, seen)));
    // Each history has checked its own accounts; the whole ledger, others' included, now and then.
    if (first % LEDGER_EVERY === 0) expect(await checkLedger()).toEqual([]);
  }
  expect(await checkLedger()).toEqual([]);
  const steps = histories.reduce((sum, [, commands]) => sum + commands.length, 0);
  console.info(
    `${histories.length} histories, ${steps} steps, seed ${SEED}:\n${[...seen]
      .sort()
      .map(([what, times]) => `${what}: ${times}`)
      .join("\n")}`,
  );
  // Histories that never come to the point would agree with any model; a few of them may not come to each.
  if (drawsAll) for (const what of TO_THE_POINT) expect(seen.get(what) ?? 0, what).toBeGreaterThan(0);
});
