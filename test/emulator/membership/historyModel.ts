import fc from "fast-check";
import type { Reason } from "../../../functions/src/platform/errors.ts";

/**
 * What membership and ledger do, said a second time and as plainly as possible: no dates, no documents, no code shared
 * with the platform. A history runs against both, and they must agree on every outcome and on what is left.
 */

export const OWNER = 0;
export const PLAYERS = [0, 1, 2, 3] as const;
/** Region 0 makes citizens without a wait and is an autocracy; region 1 asks for a week, and is a democracy. */
export const REGIONS = [0, 1] as const;
export const CITIZEN_AFTER_DAYS = [0, 7] as const;
export const MINIMUM_REPUTATION = [0, 0] as const;
export const GOVERNMENT = ["autocracy", "democracy"] as const;
export const START_CREDITS = 100;
export const PERMISSIONS = [
  "region:{regionId}:members:manage",
  "region:{regionId}:governance:manage",
] as const;
const [MANAGE, GOVERN] = PERMISSIONS;

export type Policy = "open" | "approval" | "closed";

// More often the two who live here than the owner, who is protected, and the moderator of the opening.
const player = fc.constantFrom(0, 1, 1, 2, 2, 3);
const region = fc.constantFrom(0, 0, 0, 1);
// An officer acts more often than a passer-by tries to.
const officer = fc.constantFrom(OWNER, OWNER, OWNER, OWNER, 3, 3, 3, 1);
const amount = fc.integer({ min: 1, max: 120 });

const own = <Kind extends string>(kind: Kind) => fc.record({ kind: fc.constant(kind), by: player, region });
const measure = <Kind extends string>(kind: Kind) =>
  fc.record({ kind: fc.constant(kind), by: officer, on: player, region });

const command = fc.oneof(
  { weight: 5, arbitrary: own("join") },
  { weight: 2, arbitrary: own("leave") },
  { weight: 1, arbitrary: own("withdraw") },
  { weight: 4, arbitrary: own("settle") },
  { weight: 3, arbitrary: own("claim") },
  { weight: 3, arbitrary: measure("promote") },
  { weight: 2, arbitrary: measure("demote") },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("ban" as const),
      by: officer,
      on: player,
      region,
      endless: fc.boolean(),
    }),
  },
  { weight: 3, arbitrary: measure("unban") },
  // Not a call: the term of a ban passes, and no schedule has run.
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("endTerm" as const), on: player, region }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant("answer" as const),
      by: officer,
      on: player,
      region,
      approved: fc.boolean(),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant("setReputation" as const),
      by: officer,
      on: player,
      region,
      value: fc.integer({ min: -3, max: 1 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("setPower" as const),
      by: officer,
      on: player,
      region,
      value: fc.integer({ min: 1, max: 10 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("appoint" as const),
      by: officer,
      on: player,
      region,
      permissions: fc.subarray([...PERMISSIONS], { minLength: 1 }),
    }),
  },
  { weight: 1, arbitrary: measure("dismiss") },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("setPolicy" as const),
      region,
      policy: fc.constantFrom<Policy>("open", "approval", "closed"),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant("setActive" as const), region, active: fc.boolean() }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("pay" as const), by: player, to: player, amount }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("payIn" as const), by: player, region, amount }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("payOut" as const), to: player, region, amount }) },
  // An earlier call that went through, once more, with its request id or transfer id.
  { weight: 5, arbitrary: fc.record({ kind: fc.constant("repeat" as const), back: fc.nat({ max: 20 }) }) },
);
export type Command = typeof command extends fc.Arbitrary<infer Given> ? Given : never;
export type Effective = Exclude<Command, { kind: "repeat" }>;

/** What most histories begin with, so that they come to the point: somebody to act, and somebody to act upon. */
const OPENING: readonly Effective[] = [
  { kind: "join", by: OWNER, region: 0 },
  { kind: "join", by: 1, region: 0 },
  { kind: "join", by: 2, region: 0 },
  { kind: "join", by: 3, region: 0 },
  { kind: "settle", by: 1, region: 0 },
  { kind: "settle", by: 2, region: 0 },
  { kind: "appoint", by: OWNER, on: 3, region: 0, permissions: [MANAGE, GOVERN] },
  { kind: "join", by: 1, region: 1 },
  { kind: "payIn", by: 1, region: 0, amount: 50 },
];

/** A home in one region, then in the other: by chance few are members of both at once, and nobody looks at the former home. */
const moving = fc
  .record({ by: fc.constantFrom(1, 2, 3), from: region, claims: fc.boolean(), back: fc.boolean() })
  .map(({ by, from, claims, back }): readonly Command[] => {
    const to = from === 0 ? 1 : 0;
    return [
      { kind: "setPolicy", region: to, policy: "open" },
      { kind: "join", by, region: from },
      { kind: "join", by, region: to },
      { kind: "settle", by, region: from },
      ...(claims ? [{ kind: "claim", by, region: from } as const] : []),
      { kind: "settle", by, region: to },
      { kind: "promote", by: OWNER, on: by, region: from },
      ...(back ? [{ kind: "settle", by, region: from } as const] : []),
    ];
  });

/** What some end with: a moderator acts, loses the office, and sends the same call again. */
const ending = fc
  .constantFrom<"ban" | "dismiss">("ban", "dismiss")
  .map((kind): readonly Command[] => [
    { kind: "join", by: 1, region: 0 },
    { kind: "join", by: 3, region: 0 },
    { kind: "appoint", by: OWNER, on: 3, region: 0, permissions: [MANAGE] },
    { kind: "setReputation", by: 3, on: 1, region: 0, value: 1 },
    kind === "ban"
      ? { kind, by: OWNER, on: 3, region: 0, endless: true }
      : { kind, by: OWNER, on: 3, region: 0 },
    { kind: "repeat", back: 1 },
  ]);

export const history: fc.Arbitrary<readonly Command[]> = fc
  .tuple(
    fc.subarray([...OPENING]),
    fc.option(moving, { freq: 2, nil: [] }),
    fc.array(command, { minLength: 12, maxLength: 32, size: "max" }),
    fc.option(ending, { freq: 2, nil: [] }),
  )
  .map(([opening, move, rest, end]) => [...opening, ...move, ...rest, ...end]);

export interface ModelMember {
  status: "active" | "banned" | "left";
  standing: "visitor" | "resident" | "citizen";
  reputation: number;
  /** Whether a citizenship rests on residence and reputation, and ends with either. */
  earned: boolean;
  power: number;
  permissions: readonly string[];
  ban: { endless: boolean; ended: boolean; wasMember: boolean; byGovernor: boolean } | null;
  visits: number;
  /** What a vote would have weighed, in order, without repetition. */
  powers: number[];
}

type Refusal = Reason | undefined;

export class Model {
  readonly members = new Map<string, ModelMember>();
  readonly applications = new Set<string>();
  readonly homes: (number | null)[] = PLAYERS.map(() => null);
  readonly purses: number[] = PLAYERS.map(() => START_CREDITS);
  readonly treasuries: number[] = REGIONS.map(() => 0);
  readonly policies: Policy[] = ["open", "approval"];
  readonly active: boolean[] = [true, true];

  static key(region: number, player: number): string {
    return `${region}/${player}`;
  }

  /** Applies the command if the rules allow it; says why not otherwise. */
  apply(command: Effective): Refusal {
    const refusal = this.decide(command);
    for (const member of this.members.values()) notePower(member);
    return refusal;
  }

  private decide(command: Effective): Refusal {
    switch (command.kind) {
      case "join":
        return this.join(command.by, command.region);
      case "leave":
        return this.ofOwn(command.by, command.region, (member) => {
          Object.assign(member, { status: "left", permissions: [] });
          this.unsettle(command.by, command.region, member);
          return undefined;
        });
      case "withdraw":
        return this.applications.delete(Model.key(command.region, command.by))
          ? undefined
          : "REQUEST_UNKNOWN";
      case "settle":
        return this.settle(command.by, command.region);
      case "claim":
        return this.claim(command.by, command.region);
      case "endTerm": {
        const ban = this.stored(command.region, command.on)?.ban;
        if (ban && !ban.endless) ban.ended = true;
        return undefined;
      }
      case "setPolicy":
        this.policies[command.region] = command.policy;
        return undefined;
      case "setActive":
        this.active[command.region] = command.active;
        return undefined;
      case "pay":
        if (command.by === command.to) return "TRANSFER_UNBALANCED";
        return this.move(this.purses, command.by, this.purses, command.to, command.amount);
      case "payIn":
        return this.move(this.purses, command.by, this.treasuries, command.region, command.amount);
      case "payOut":
        return this.move(this.treasuries, command.region, this.purses, command.to, command.amount);
      default:
        return this.measure(command);
    }
  }

  private stored(region: number, player: number): ModelMember | undefined {
    return this.members.get(Model.key(region, player));
  }

  /** A ban whose term has passed is none; what that leaves is written only by a call that goes through. */
  private asOfNow(region: number, player: number): ModelMember | undefined {
    const member = this.stored(region, player);
    if (!member?.ban?.ended) return member && copy(member);
    return { ...copy(member), status: member.ban.wasMember ? "active" : "left", ban: null };
  }

  private put(region: number, player: number, member: ModelMember): void {
    this.members.set(Model.key(region, player), member);
  }

  private join(by: number, region: number): Refusal {
    const before = this.stored(region, by);
    const member = this.asOfNow(region, by);
    if (before?.status === "banned" && member?.status === "active") {
      this.put(region, by, member);
      return undefined;
    }
    if (!this.active[region]) return "REGION_CLOSED";
    if (member?.status === "banned") return "BANNED";
    if (member?.status === "active") return "ALREADY_MEMBER";
    const key = Model.key(region, by);
    if (by !== OWNER) {
      if (this.policies[region] === "closed") return "IMMIGRATION_CLOSED";
      const home = this.homes[by] ?? null;
      const reputation = member?.reputation ?? (home === null ? 0 : this.stored(home, by)!.reputation);
      if (reputation < MINIMUM_REPUTATION[region]!) return "REPUTATION_TOO_LOW";
      if (this.policies[region] === "approval") {
        this.applications.add(key);
        return undefined;
      }
    }
    this.applications.delete(key);
    this.enter(by, region);
    return undefined;
  }

  private enter(player: number, region: number): void {
    const before = this.stored(region, player);
    this.put(region, player, {
      status: "active",
      standing: "visitor",
      reputation: before?.reputation ?? 0,
      earned: false,
      power: 1,
      permissions: [],
      ban: null,
      visits: (before?.visits ?? 0) + 1,
      powers: before?.powers ?? [],
    });
  }

  private ofOwn(by: number, region: number, change: (member: ModelMember) => Refusal): Refusal {
    const member = this.asOfNow(region, by);
    if (member?.status === "banned") return "BANNED";
    if (member?.status !== "active") return "NOT_A_MEMBER";
    const refusal = change(member);
    if (refusal) return refusal;
    this.put(region, by, member);
    return undefined;
  }

  private settle(by: number, region: number): Refusal {
    if (!this.active[region]) return "REGION_CLOSED";
    return this.ofOwn(by, region, (member) => {
      const former = this.homes[by] ?? null;
      if (former === region) return "STANDING_UNCHANGED";
      if (member.standing === "visitor") member.standing = "resident";
      this.homes[by] = region;
      if (former !== null) Object.assign(this.stored(former, by)!, { standing: "visitor", power: 1 });
      return undefined;
    });
  }

  /** Out of residence; and out of the home, where this was it. */
  private unsettle(player: number, region: number, member: ModelMember): void {
    Object.assign(member, { standing: "visitor", power: 1 });
    if (this.homes[player] === region) this.homes[player] = null;
  }

  private claim(by: number, region: number): Refusal {
    if (!this.active[region]) return "REGION_CLOSED";
    return this.ofOwn(by, region, (member) => {
      if (member.standing !== "resident") return "STANDING_UNCHANGED";
      if (CITIZEN_AFTER_DAYS[region]! > 0) return "RESIDENCE_TOO_SHORT";
      if (member.reputation < MINIMUM_REPUTATION[region]!) return "REPUTATION_TOO_LOW";
      Object.assign(member, { standing: "citizen", earned: true });
      return undefined;
    });
  }

  /** What stands before everything else, a stored answer included. */
  access(command: Effective): Refusal {
    if (!("on" in command) || !("by" in command)) return undefined;
    const { kind, by, region } = command;
    const needed = kind === "setPower" || kind === "appoint" || kind === "dismiss" ? GOVERN : MANAGE;
    const actor = this.stored(region, by);
    if (by === OWNER || (actor?.status === "active" && actor.permissions.includes(needed))) return undefined;
    return actor?.status === "banned" ? "BANNED" : "PERMISSION_DENIED";
  }

  private measure(command: Extract<Effective, { on: number; by: number }>): Refusal {
    const { kind, by, on, region } = command;
    const denied = this.access(command);
    if (denied) return denied;
    const governs = by === OWNER;
    const against = kind === "demote" || kind === "ban" || kind === "setReputation" || kind === "setPower";
    const before = this.stored(region, on);
    const moderates = before?.status === "active" && before.permissions.length > 0;
    if (against && on === OWNER) return "OFFICER_PROTECTED";
    if (!governs && (by === on || (against && moderates))) return "OFFICER_PROTECTED";
    return this.carryOut(command, this.asOfNow(region, on));
  }

  private carryOut(
    command: Extract<Effective, { on: number; by: number }>,
    member: ModelMember | undefined,
  ): Refusal {
    const { kind, on, region } = command;
    const key = Model.key(region, on);
    if ((kind === "ban" || kind === "unban") && member?.ban?.byGovernor && command.by !== OWNER) {
      return "BAN_OUTRANKED";
    }
    if (kind === "ban") {
      const banned = member ?? { ...BLANK, powers: [] };
      const wasMember = banned.ban?.wasMember ?? banned.status === "active";
      Object.assign(banned, {
        status: "banned",
        permissions: [],
        ban: { endless: command.endless, ended: false, wasMember, byGovernor: command.by === OWNER },
      });
      this.unsettle(on, region, banned);
      this.applications.delete(key);
      this.put(region, on, banned);
      return undefined;
    }
    if (kind === "unban") {
      const stored = this.stored(region, on);
      if (stored?.status !== "banned") return "NOT_BANNED";
      Object.assign(stored, { status: stored.ban!.wasMember ? "active" : "left", ban: null });
      return undefined;
    }
    if (kind === "answer") {
      if (!this.applications.has(key)) return "REQUEST_UNKNOWN";
      if (command.approved) {
        if (!this.active[region]) return "REGION_CLOSED";
        if (member?.status === "banned") return "STANDING_UNCHANGED";
        if (member?.status === "active") return "ALREADY_MEMBER";
        this.enter(on, region);
      }
      this.applications.delete(key);
      return undefined;
    }
    if (kind === "promote" && !this.active[region]) return "REGION_CLOSED";
    if ((kind === "appoint" || kind === "dismiss") && command.by !== OWNER) return "PERMISSION_DENIED";
    if (kind === "appoint" && on === OWNER) return "OFFICER_PROTECTED";
    if (kind === "setPower" && GOVERNMENT[region] !== "autocracy") return "GOVERNED_BY_VOTE";
    if (member?.status !== "active") return "NOT_A_MEMBER";
    const refusal = this.change(command, member);
    if (refusal === undefined) this.put(region, on, member);
    return refusal;
  }

  private change(command: Extract<Effective, { on: number; by: number }>, member: ModelMember): Refusal {
    switch (command.kind) {
      case "promote":
        if (member.standing !== "resident") return "STANDING_UNCHANGED";
        member.standing = "citizen";
        // A grant to a resident who could have claimed it is none.
        member.earned =
          CITIZEN_AFTER_DAYS[command.region] === 0 &&
          member.reputation >= MINIMUM_REPUTATION[command.region]!;
        return undefined;
      case "demote":
        if (member.standing === "visitor") return "STANDING_UNCHANGED";
        if (member.standing === "citizen") Object.assign(member, { standing: "resident", power: 1 });
        else this.unsettle(command.on, command.region, member);
        return undefined;
      case "setReputation":
        member.reputation = command.value;
        if (
          member.standing === "citizen" &&
          member.earned &&
          command.value < MINIMUM_REPUTATION[command.region]!
        )
          Object.assign(member, { standing: "resident", power: 1 });
        return undefined;
      case "setPower":
        if (member.standing !== "citizen") return "STANDING_UNCHANGED";
        member.power = command.value;
        return undefined;
      case "appoint":
        member.permissions = command.permissions;
        return undefined;
      case "dismiss":
        if (member.permissions.length === 0) return "STANDING_UNCHANGED";
        member.permissions = [];
        return undefined;
      default:
        throw new Error(`${command.kind} is decided elsewhere`);
    }
  }

  private move(from: number[], giver: number, to: number[], receiver: number, amount: number): Refusal {
    if (from[giver]! < amount) return "INSUFFICIENT_FUNDS";
    from[giver]! -= amount;
    to[receiver]! += amount;
    return undefined;
  }
}

const BLANK: ModelMember = {
  status: "left",
  standing: "visitor",
  reputation: 0,
  earned: false,
  power: 1,
  permissions: [],
  ban: null,
  visits: 0,
  powers: [],
};

const copy = (member: ModelMember): ModelMember => ({
  ...member,
  powers: [...member.powers],
  ban: member.ban && { ...member.ban },
});

function notePower(member: ModelMember): void {
  const power = member.status === "active" && member.standing === "citizen" ? member.power : 0;
  if (power !== (member.powers.at(-1) ?? 0)) member.powers.push(power);
}
