import type { Reason } from "../../../functions/src/platform/errors.ts";
import type { Player } from "../../../functions/src/players/schema.ts";
import {
  type Call,
  type FieldValue,
  OWNER,
  PLAYERS,
  type SmallOffice,
  type TreatyType,
} from "./historyCommands.ts";
import {
  callElectionEarly,
  fillVacancies,
  nominationCall,
  openNominations,
} from "./historyModelElections.ts";
import { configure, proposalCall } from "./historyModelLaws.ts";
import { membershipCall } from "./historyModelMembership.ts";
import { endMandates, measure } from "./historyModelOfficers.ts";
import { type ModelPetition, petitionCall } from "./historyModelPetitions.ts";
import { callOffAll, cast, type ModelPoll } from "./historyModelPolls.ts";
import { endTreaties, type ModelTreaty, type Side, treatyCall } from "./historyModelTreaties.ts";

/**
 * What the documents say about a region's government, said a second time and as plainly as possible: players are
 * numbers, instants are milliseconds, the state is a handful of lists. It shares no code with the platform.
 */

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

export type Refusal = Reason | undefined;

export interface ModelMember {
  status: "active" | "banned" | "left";
  standing: "visitor" | "resident" | "citizen";
  power: number;
  /** What a vote weighed since when, oldest first; where votes bind, in what is called from `votesFrom` on. */
  powers: { since: number; power: number; votesFrom: number }[];
  /** Votes in the council since when, likewise. */
  seats: { since: number; power: number }[];
  residentSince: number;
  /** From when on a granted citizen's vote binds. */
  votesFrom: number;
  /** What the citizenship rests on. */
  ground: "residence" | "grant" | null;
  reputation: number;
  /** May act upon members in the governor's place; named, or confirmed, then. */
  moderates: boolean;
  moderatorSince: number;
  lastVisit: number;
  offices: Set<SmallOffice>;
  ban: { until: number | null; wasMember: boolean; rank: "moderator" | "governor" | "platform" } | null;
}

export interface ModelOffice {
  holders: { player: number; since: number; terms: number; leftAt: number | null }[];
  /** Who was recalled since somebody was elected last. */
  recalled: Set<number>;
  termEndsAt: number | null;
  /** The election that is called and not concluded. */
  election: ModelElection | null;
  count: number;
}

export interface ModelElection {
  name: string;
  office: "governor" | SmallOffice;
  cause: "term" | "officer" | "vacancy" | "repeat" | "petition";
  nominationsAt: number;
  dueAt: number | null;
  cancelled: boolean;
  /** Who alone stood for the one seat. */
  lone: number | null;
  installed: number[] | null;
  /** Terms in a row that one may serve, by the law when nominations opened. */
  termLimit: number;
  nominations: Map<number, { by: number; accepted: boolean; withdrawn: boolean; seconders: Set<number> }>;
}

export interface ModelProposal {
  name: string;
  by: number;
  /** What a law would set; null of a referendum and of a recall. */
  change: FieldValue[] | null;
  recall: { office: "governor" | SmallOffice; on: number; since: number | null } | null;
  submitted: boolean;
  cancelled: boolean;
  decision: "passed" | "rejected" | "noQuorum" | null;
  decidedAt: number | null;
  implemented: boolean;
  dueAt: number | null;
  ended: boolean;
  endedAt: number | null;
  /** Whether something else than the vote and its proposer has ended it. */
  obstructed: boolean;
  claims: boolean;
}

export type Config = Readonly<Record<string, unknown>>;

export class Model {
  now: number;
  status: "active" | "suspended" | "closing" = "active";
  config: Config;
  governor: number | null = null;
  /** When somebody else came to have the governor's powers, of those changes with which mandates can still end. */
  governorChanges: number[] = [];
  private ruler = OWNER;
  readonly members = new Map<number, ModelMember>();
  /** Whose home the region is. */
  readonly settlers = new Set<number>();
  /** Where each has lived: who has chosen a home within a week chooses none. */
  readonly homes = new Map<number, Pick<Player, "homeRegionId" | "homes">>();
  readonly offices: Readonly<Record<"governor" | SmallOffice, ModelOffice>> = {
    governor: { holders: [], recalled: new Set(), termEndsAt: null, election: null, count: 0 },
    councilMember: { holders: [], recalled: new Set(), termEndsAt: null, election: null, count: 0 },
    ambassador: { holders: [], recalled: new Set(), termEndsAt: null, election: null, count: 0 },
  };
  readonly elections: ModelElection[] = [];
  /** Winners who took office in spite of what officers had done. */
  reinstatements = 0;
  /** How often somebody could not stand who had served as many terms in a row as the limit allows. */
  termsRefused = 0;
  readonly proposals: ModelProposal[] = [];
  readonly petitions: ModelPetition[] = [];
  readonly treaties = new Map<TreatyType, ModelTreaty>();
  /** Every offer that either side has made the other. */
  readonly offers: { by: Side; at: number }[] = [];
  readonly polls = new Map<string, ModelPoll>();
  /** What is voted on, by which proposal, and of a question when it is free again. */
  readonly claims = new Map<string, { by: string; freeFrom: number | null }>();

  constructor(
    now: number,
    config: Config,
    citizens: ReadonlyMap<number, { readonly power: number; readonly lastVisit: number }>,
  ) {
    this.now = now;
    this.config = config;
    for (const [player, { power, lastVisit }] of citizens) {
      this.settlers.add(player);
      this.homes.set(player, {
        homeRegionId: "home",
        homes: [{ regionId: "home", since: new Date(now - DAY) }],
      });
      this.members.set(player, {
        status: "active",
        standing: "citizen",
        power,
        powers: [{ since: now - DAY, power, votesFrom: 0 }],
        seats: [],
        residentSince: now - DAY,
        votesFrom: 0,
        ground: "residence",
        reputation: 0,
        moderates: false,
        moderatorSince: 0,
        lastVisit,
        offices: new Set(),
        ban: null,
      });
    }
  }

  get type(): unknown {
    return this.config["governance.type"];
  }

  number(field: string): number {
    return this.config[field] as number;
  }

  /** Applies the call if the rules allow it; says why not otherwise. */
  apply(call: Call): Refusal {
    const refusal = this.decide(call);
    this.remember();
    return refusal;
  }

  /** Notes whose the governor's powers are, and for every member what the vote weighs, from now on. */
  remember(): void {
    const ruler = this.governor ?? OWNER;
    if (ruler !== this.ruler) this.governorChanges = [...this.governorChanges, this.now].slice(-16);
    this.ruler = ruler;
    for (const member of this.members.values()) {
      const { status, standing, power, powers, offices, seats, votesFrom } = member;
      const isCitizen = status === "active" && standing === "citizen";
      const held = isCitizen ? { power, votesFrom } : { power: 0, votesFrom: 0 };
      const last = powers.at(-1) ?? { power: 0, votesFrom: 0 };
      if (held.power !== last.power || held.votesFrom !== last.votesFrom)
        powers.push({ since: this.now, ...held });
      const seat = Number(offices.has("councilMember"));
      if (seat !== (seats.at(-1)?.power ?? 0)) seats.push({ since: this.now, power: seat });
    }
  }

  private decide(call: Call): Refusal {
    switch (call.verb) {
      case "join":
      case "settle":
      case "claim":
      case "leave":
        return membershipCall(this, call);
      case "ban":
      case "unban":
      case "promote":
      case "demote":
      case "weigh":
      case "repute":
      case "name":
      case "dismiss":
        return measure(this, call);
      case "callElection":
        return this.denied(call.by, "govern") ?? this.closed() ?? callElectionEarly(this, call.office);
      case "nominate":
      case "accept":
      case "withdraw":
      case "second":
        return nominationCall(this, call);
      case "resign":
        return this.resign(call.by, call.office);
      case "cast":
        return cast(this, call);
      case "draft":
      case "submit":
      case "cancel":
      case "veto":
        return proposalCall(this, call);
      case "petition":
      case "support":
      case "unsupport":
      case "answer":
        return petitionCall(this, call);
      case "treaty":
        return treatyCall(this, call);
      case "configure":
      case "intervene":
      case "appoint":
        return configure(this, call);
    }
  }

  isActive(player: number): boolean {
    return this.members.get(player)?.status === "active";
  }

  isCitizen(player: number): boolean {
    return this.isActive(player) && this.members.get(player)!.standing === "citizen";
  }

  governs(player: number): boolean {
    return player === (this.governor ?? OWNER);
  }

  /** Why the player has not the right; a ban is named before it. */
  denied(player: number, right: "govern" | "vote" | "propose" | "own" | "negotiate"): Refusal {
    const ambassador = this.isActive(player) && this.members.get(player)!.offices.has("ambassador");
    const council = this.isActive(player) && this.members.get(player)!.offices.has("councilMember");
    const held = {
      govern: this.governs(player),
      vote: this.isCitizen(player),
      propose: this.isCitizen(player) || council || this.governs(player),
      own: player === OWNER,
      negotiate: this.governs(player) || ambassador,
    }[right];
    if (held) return undefined;
    return this.members.get(player)?.status === "banned" ? "BANNED" : "PERMISSION_DENIED";
  }

  /** What no region does that is closing: hold votes, change how it is run. */
  closed(): Refusal {
    return this.status === "closing" ? "REGION_CLOSED" : undefined;
  }

  /** There is no way back. */
  close(): void {
    this.status = "closing";
    callOffAll(this);
    endTreaties(this);
  }

  notMember(player: number): Refusal {
    const status = this.members.get(player)?.status;
    return status === "active" ? undefined : status === "banned" ? "BANNED" : "NOT_A_MEMBER";
  }

  citizens(): number[] {
    return PLAYERS.filter((player) => this.isCitizen(player));
  }

  moderator(): number | undefined {
    return PLAYERS.find((player) => this.isActive(player) && this.members.get(player)!.moderates);
  }

  /** With those who never do anything. */
  citizenCount(): number {
    return [...this.members.keys()].filter((player) => this.isCitizen(player)).length;
  }

  council(): number[] {
    return PLAYERS.filter((player) => this.members.get(player)?.offices.has("councilMember"));
  }

  /** Who sits in an office now. */
  holders(office: "governor" | SmallOffice): number[] {
    if (office === "governor") return this.governor === null ? [] : [this.governor];
    return PLAYERS.filter((player) => this.members.get(player)?.offices.has(office));
  }

  holds(player: number, office: "governor" | SmallOffice): boolean {
    if (office === "governor") return this.governor === player;
    return this.isActive(player) && this.members.get(player)!.offices.has(office);
  }

  vacate(player: number, office: "governor" | SmallOffice): void {
    if (office === "governor") this.governor = null;
    else this.members.get(player)!.offices.delete(office);
  }

  private resign(by: number, office: "governor" | SmallOffice): Refusal {
    const refusal = this.notMember(by);
    if (refusal) return refusal;
    if (!this.holds(by, office)) return "NOT_IN_OFFICE";
    this.vacate(by, office);
    const held = this.offices[office].holders.find(({ player }) => player === by);
    if (held !== undefined) held.leftAt = this.now;
    return undefined;
  }

  /** The schedules that look after offices, and the one that ends bans. */
  look(schedule: "openNominations" | "fillVacancies" | "liftExpiredBans" | "endMandates"): void {
    if (schedule === "openNominations") openNominations(this);
    if (schedule === "endMandates") endMandates(this);
    if (schedule === "fillVacancies") {
      fillVacancies(this);
      this.remember();
    }
    if (schedule !== "liftExpiredBans") return;
    for (const member of this.members.values()) {
      if (member.ban?.until == null || member.ban.until > this.now) continue;
      Object.assign(member, { status: member.ban.wasMember ? "active" : "left", ban: null });
    }
  }
}
