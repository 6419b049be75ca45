import { expect } from "vitest";
import { fillOffices } from "../../../functions/src/governance/elections/fillOffices.ts";
import { fillVacancies } from "../../../functions/src/governance/elections/fillVacancies.ts";
import { openElection } from "../../../functions/src/governance/elections/openElection.ts";
import { openNominations } from "../../../functions/src/governance/elections/openNominations.ts";
import { elections } from "../../../functions/src/governance/elections/schema.ts";
import { implementProposal } from "../../../functions/src/governance/laws/implementProposal.ts";
import { implementProposals } from "../../../functions/src/governance/laws/implementProposals.ts";
import { reviewPetition } from "../../../functions/src/governance/petitions/reviewPetition.ts";
import { reviewPetitions } from "../../../functions/src/governance/petitions/reviewPetitions.ts";
import { polls } from "../../../functions/src/governance/polls/schema.ts";
import { settlePoll } from "../../../functions/src/governance/polls/settlePoll.ts";
import { settlePolls } from "../../../functions/src/governance/polls/settlePolls.ts";
import { endVotesAndTreaties } from "../../../functions/src/governance/treaties/endVotesAndTreaties.ts";
import { liftExpiredBan } from "../../../functions/src/membership/bans/liftExpiredBan.ts";
import { liftExpiredBans } from "../../../functions/src/membership/bans/liftExpiredBans.ts";
import { newMember } from "../../../functions/src/membership/newMember.ts";
import { endMandates } from "../../../functions/src/membership/officers/endMandates.ts";
import { endMandatesIn } from "../../../functions/src/membership/officers/endMandatesIn.ts";
import { members } from "../../../functions/src/membership/schema.ts";
import { administrators } from "../../../functions/src/platform/access.ts";
import type { Reason } from "../../../functions/src/platform/errors.ts";
import { db } from "../../../functions/src/platform/store.ts";
import { outbox } from "../../../functions/src/platform/work/outbox.ts";
import { players } from "../../../functions/src/players/schema.ts";
import type { Configuration } from "../../../functions/src/regions/configuration/configuration.ts";
import { inRegion, regions, settings } from "../../../functions/src/regions/schema.ts";
import {
  configurationWith,
  playerDocument,
  regionDocument,
  settingsDocument,
} from "../../support/fixtures.ts";
import { type Beginning, type Call, OWNER, PLAYERS } from "./historyCommands.ts";
import { DAY, Model } from "./historyModel.ts";
import { dueLaws, implement } from "./historyModelLaws.ts";
import { duePetitions, review } from "./historyModelPetitions.ts";
import { duePolls, settle } from "./historyModelPolls.ts";
import { treatyPollOf } from "./historyModelTreaties.ts";
import { ADMINISTRATOR, FOREIGNER, flat, serve, uidOf, wireForm } from "./historyWire.ts";

export type Delivery = "once" | "twice" | "again";
interface Task {
  readonly queue: string;
  readonly body: object;
}

/** What stands in the places of the clock, the queues and the log, so that a year passes in a second. */
export interface Seams {
  nowMs: number;
  tasks: Task[];
  errors: unknown[];
}

/** One history's region, in a database that holds nothing else. */
export class World {
  readonly regionId: string;
  readonly seams: Seams;
  /** Whether what is said twice is said at once: each such race keeps the emulator waiting for its locks for seconds. */
  readonly races: boolean;
  readonly initial: Configuration;
  /** The documents' ids by the names that the model gives. */
  readonly ids = new Map<string, string>();
  /** Instants at which a ballot was cast. */
  readonly castAt = new Set<number>();

  constructor(
    regionId: string,
    { seams, races }: { readonly seams: Seams; readonly races: boolean },
    { powers: _, silent: __, ...given }: Beginning,
  ) {
    this.regionId = regionId;
    this.ids.set("home", regionId).set("abroad", `${regionId}-abroad`);
    this.seams = seams;
    this.races = races;
    const { citizenshipAfterDays, ...governance } = given;
    this.initial = configurationWith({
      governance: {
        ...(governance as Partial<Configuration["governance"]>),
      },
      immigration: { citizenshipAfterDays },
    });
  }

  /**
   * The region with its citizens; half of them came by last on the first day, the others stay about for a year, and
   * those who do nothing have not been seen for long.
   */
  async open({ powers, silent }: Beginning): Promise<Model> {
    const { regionId, seams } = this;
    const citizens = new Map(
      powers.map((power, player) => [
        player,
        { power, lastVisit: seams.nowMs + (player % 2 === 0 ? 0 : 800 * DAY) },
      ]),
    );
    const others = Array.from({ length: silent }, (_, index) => PLAYERS.length + index);
    for (const player of others) citizens.set(player, { power: 1, lastVisit: seams.nowMs - 60 * DAY });
    const batch = db().batch();
    const at = new Date(seams.nowMs);
    const since = new Date(seams.nowMs - DAY);
    batch.set(
      regions.ref({ regionId }),
      regionDocument(regionId, { ownerUid: uidOf(OWNER), configuration: this.initial, createdAt: at }),
    );
    batch.set(settings.ref(inRegion(regionId)), settingsDocument(regionId, this.initial));
    batch.set(administrators.ref({ uid: ADMINISTRATOR }), {
      uid: ADMINISTRATOR,
      status: "active",
      appointedAt: at,
      endedAt: null,
      note: "Of the histories.",
    });
    const abroad = this.ids.get("abroad")!;
    batch.set(
      regions.ref({ regionId: abroad }),
      regionDocument(abroad, { ownerUid: FOREIGNER, createdAt: at }),
    );
    batch.set(settings.ref(inRegion(abroad)), settingsDocument(abroad));
    for (const player of [...PLAYERS, ...others]) {
      const uid = uidOf(player);
      const citizen = citizens.get(player);
      const isCitizen = citizen !== undefined;
      const homeRegionId = isCitizen ? regionId : null;
      const home = { homeRegionId, homes: [{ regionId: homeRegionId, since }] };
      const own = {
        name: `Player ${player}`,
        accountId: `player:${regionId}-${uid}` as const,
        registeredAt: since,
      };
      batch.set(players.ref({ uid }), playerDocument(uid, { ...own, ...home }));
      if (!isCitizen) continue;
      const votingPower = citizen.power;
      batch.set(members.ref({ regionId, uid }), {
        ...newMember({ uid, regionId, name: uid, standing: "citizen", at: since }),
        votingPower,
        votingPowerCheckpoints: [{ since, power: votingPower }],
        lastVisitAt: new Date(citizen.lastVisit),
      });
    }
    await batch.commit();
    return new Model(seams.nowMs, flat(this.initial), citizens);
  }

  /** Does what the call says, and a ballot twice under the same id now and then. @returns why it was refused. */
  async run(call: Call, requestId: string, twice: boolean): Promise<Reason | undefined> {
    const { path, as, input } = wireForm(call, (name) => this.ids.get(name) ?? "nothing-of-this-name");
    const send = () => serve(path, as, { regionId: this.regionId, ...input, requestId });
    const [outcome, beside] = await Promise.all([send(), twice && this.races ? send() : undefined]);
    const again = twice && !this.races ? await send() : beside;
    if (again !== undefined) expect(again, "the same call, sent again").toEqual(outcome);
    if (call.verb === "cast") this.castAt.add(this.seams.nowMs);
    if (call.verb === "callElection" && outcome.reason === undefined) await this.learnElections();
    if (call.verb === "petition" && outcome.reason === undefined) {
      this.ids.set(call.name, (outcome.answer as { petitionId: string }).petitionId);
    }
    if (call.verb === "draft" && outcome.reason === undefined) {
      this.ids.set(call.name, (outcome.answer as { proposalId: string }).proposalId);
    }
    if (call.verb === "treaty" && call.act === "sign" && outcome.reason === undefined) {
      const { pollId } = outcome.answer as { pollId: string | null };
      if (pollId !== null) this.ids.set(treatyPollOf(call.type, call.revision), pollId);
    }
    const isClosing = call.verb === "intervene" && call.action.kind === "close";
    if (isClosing && outcome.reason === undefined) await this.close();
    return outcome.reason;
  }

  /** What the closing has enqueued that is governance's; the rest is for other rooms. */
  private async close(): Promise<void> {
    await endVotesAndTreaties(this.regionId);
    for (const { ref } of (await outbox.collection({}).get()).docs) await ref.delete();
  }

  /** The ids of elections that were called meanwhile. */
  async learnElections(): Promise<void> {
    const { docs } = await elections.collection({ regionId: this.regionId }).get();
    for (const { id, ...election } of docs.map((doc) => ({ id: doc.id, ...doc.data() }))) {
      this.ids.set(`${election.office}#${election.number}`, id);
    }
  }

  /** One run of every schedule, and of the tasks that it finds due: in the model too. */
  async tick(model: Model, delivery: Delivery): Promise<void> {
    const byId = new Map([...this.ids].map(([name, id]) => [id, name]));
    for (const { pollId } of await this.due<{ pollId: string }>(
      settlePolls,
      duePolls(model).map(({ name }) => name),
      ({ pollId }) => byId.get(pollId),
    )) {
      const { regionId } = this;
      await this.deliver(() => settlePoll({ regionId, pollId }), delivery);
      const poll = (await polls.ref({ regionId, pollId }).get()).data()!;
      settle(model, model.polls.get(byId.get(pollId)!)!, poll.result?.winners ?? []);
      model.remember();
    }
    for (const { proposalId } of await this.due<{ proposalId: string }>(
      implementProposals,
      dueLaws(model).map(({ name }) => name),
      ({ proposalId }) => byId.get(proposalId),
    )) {
      await this.deliver(() => implementProposal({ regionId: this.regionId, proposalId }), delivery);
      implement(model, model.proposals.find(({ name }) => name === byId.get(proposalId))!);
    }
    for (const { petitionId } of await this.due<{ petitionId: string }>(
      reviewPetitions,
      duePetitions(model).map(({ name }) => name),
      ({ petitionId }) => byId.get(petitionId),
    )) {
      await this.deliver(() => reviewPetition({ regionId: this.regionId, petitionId }), delivery);
      review(model, model.petitions.find(({ name }) => name === byId.get(petitionId))!);
    }
    for (const [name, [schedule, run]] of Object.entries(LOOKS)) {
      this.seams.tasks = [];
      await schedule();
      for (const { body } of [...this.seams.tasks]) await this.deliver(() => run(body), delivery);
      model.look(name as keyof typeof LOOKS);
    }
    if (model.elections.some(({ name }) => !this.ids.has(name))) await this.learnElections();
  }

  /** A task is delivered at least once: alone, beside itself, or a second time. What fails is delivered again. */
  private async deliver(run: () => Promise<unknown>, delivery: Delivery): Promise<void> {
    const beside = delivery === "twice" && this.races;
    await Promise.all(beside ? [retried(run), retried(run)] : [retried(run)]);
    if (delivery !== "once" && !beside) await retried(run);
  }

  /** Runs a schedule that only enqueues. @returns the tasks, which must be those the model finds due. */
  private async due<Body>(
    schedule: () => Promise<void>,
    expected: readonly string[],
    nameOf: (body: Body) => string | undefined,
  ): Promise<Body[]> {
    this.seams.tasks = [];
    await schedule();
    const bodies = this.seams.tasks.map(({ body }) => body as Body);
    expect(bodies.map(nameOf).toSorted(), "what the schedule finds due").toEqual(expected.toSorted());
    return bodies;
  }
}

/** What happens by itself: what finds it due, and what is done of each. */
const LOOKS = {
  openNominations: [openNominations, openElection],
  fillVacancies: [fillVacancies, fillOffices],
  liftExpiredBans: [liftExpiredBans, liftExpiredBan],
  endMandates: [endMandates, endMandatesIn],
} as const;

const retried = (run: () => Promise<unknown>) => run().catch(run);
