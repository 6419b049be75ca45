import { expect } from "vitest";
import { joinRequests, type Member, members, memberships } from "../../../functions/src/membership/schema.ts";
import { effectivePower, votingPowerAt } from "../../../functions/src/membership/votingPower.ts";
import { GameError, type Reason } from "../../../functions/src/platform/errors.ts";
import { type AccountId, balanceId, shardsOf } from "../../../functions/src/platform/ledger/accounts.ts";
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
import { changesOf, credits, makeTransfers, openAccounts, testKinds } from "../../support/ledger/ledger.ts";
import { servedTo } from "../../support/refusals/inProcess.ts";
import {
  CITIZEN_AFTER_DAYS,
  type Effective,
  GOVERNMENT,
  MINIMUM_REPUTATION,
  Model,
  OWNER,
  PLAYERS,
  REGIONS,
  START_CREDITS,
} from "./historyModel.ts";
import { enrol, memberOf, openRegion, rested } from "./world.ts";

const reason = "As the history has it";

/** One history's own regions, players and accounts: histories run side by side and never meet. */
export class World {
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
        // A home is chosen once in seven days: the model knows none.
        if (command.kind === "settle") await rested(this.uid(command.by));
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
        visits: member.visits,
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

const serve = (uid: string, verb: string, data: object) => servedTo(uid, `membership/${verb}`, data);

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
