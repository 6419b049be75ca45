import { refreshCheckouts } from "../../../functions/src/billing/refreshCheckouts.ts";
import { billing } from "../../../functions/src/billing/room.ts";
import { buyers, stripeEvents } from "../../../functions/src/billing/schema.ts";
import { receivedEvent } from "../../../functions/src/billing/stripe/stripeEvent.ts";
import { after, DAY_MS, HOUR_MS, SECOND_MS } from "../../../functions/src/platform/duration.ts";
import type { Reason } from "../../../functions/src/platform/errors.ts";
import { players } from "../../../functions/src/players/schema.ts";
import { regions } from "../../../functions/src/regions/schema.ts";
import { closeAnnouncedRegion } from "../../../functions/src/regions/status/closeAnnouncedRegion.ts";
import { closeAnnouncedRegions } from "../../../functions/src/regions/status/closeAnnouncedRegions.ts";
import { admit } from "../../emulator/membership/world.ts";
import { openRegionFixture, playerDocument } from "../../support/fixtures.ts";
import { openAccounts } from "../../support/ledger/ledger.ts";
import { asked } from "../../support/stripe/buying.ts";
import type { stripeHere } from "../../support/stripe/here.ts";
import { type Ask, type Command, PLAYERS, type PlayerNumber, type StripeAct, type Who } from "./acts.ts";
import { AtStripe } from "./atStripe.ts";

/** What stands in the places of the clock and the queues. */
export interface Seams {
  nowMs: number;
  tasks: { readonly task: string; readonly body: object }[];
}

type Here = ReturnType<typeof stripeHere>;
type Task = (body: object) => Promise<unknown>;

const LIVED_FOR_DAYS = 60;
/** Schedules run at least so often, and days of a history are gone through so. */
const SCHEDULES_EVERY_MS = DAY_MS / 2;
/** In so many rounds all that is left is heard and done. */
const MOST_ROUNDS = 12;

/** What a queue has that is a matter of billing; a closing's jobs are none. */
const tasks: Readonly<Record<string, () => Promise<object>>> = {
  ...billing.tasks,
  closeAnnouncedRegion: async () => ({ closeAnnouncedRegion }),
};

/** One history's region and its three players, in a database and at a Stripe that hold nothing else. */
export class World {
  readonly regionId: string;
  readonly atStripe: AtStripe;
  /** Everybody who has owned the region, and since when. */
  readonly owners: { readonly uid: string; readonly sinceMs: number }[] = [];
  readonly #here: Here;
  readonly #seams: Seams;
  /** Ids of what Stripe has reported, in the order in which it happened. */
  readonly #reported: string[] = [];
  readonly #unheard = new Set<string>();
  #requests = 0;

  constructor(regionId: string, here: Here, seams: Seams) {
    this.regionId = regionId;
    this.#here = here;
    this.#seams = seams;
    this.atStripe = new AtStripe(here);
    this.#receiverUid = this.uid(1);
  }

  /** To whom the region was offered last. */
  #receiverUid: string;
  uid = (player: PlayerNumber) => `${this.regionId}-p${player}`;
  region = async () => (await regions.ref({ regionId: this.regionId }).get()).data()!;
  get events() {
    return this.#here.standIn.events;
  }
  get now() {
    return new Date(this.#seams.nowMs);
  }

  /** The first player has bought the region, it stands, and all have lived there for long. */
  async open(): Promise<void> {
    const { regionId, now } = this;
    const since = after(now, -LIVED_FOR_DAYS * DAY_MS);
    await openRegionFixture("nexus", { kind: "nexus", sectorCount: 5_000 });
    for (const player of PLAYERS) {
      const uid = this.uid(player);
      const home = { homeRegionId: regionId, homes: [{ regionId, since }] };
      await players.ref({ uid }).set(playerDocument(uid, { name: uid, registeredAt: since, ...home }));
      await openAccounts({ accountId: `player:${uid}`, holderUid: uid });
    }
    const subject = { kind: "region", regionId, displayName: `Port ${regionId}` };
    const { reason } = await this.#call(0, "billing/createCheckout", { subject, returnPath: "/" });
    if (reason !== undefined) throw new Error(`The region is not sold: ${reason}`);
    await this.run({ kind: "pay", by: 0 });
    await this.settle();
    // As if it had been built.
    await regions.ref({ regionId }).update({ status: "active", activatedAt: now });
    for (const player of PLAYERS.slice(1))
      await admit(this.uid(player), regionId, "resident", { residentSince: since });
  }

  /** Does what the command says. Returns why it was refused, or that there was nothing to do it to. */
  async run(command: Command): Promise<Reason | "nothing" | undefined> {
    // Stripe's instants are whole seconds: no two acts share one.
    this.#seams.nowMs += SECOND_MS;
    switch (command.kind) {
      case "hear":
        return this.#hearSome(command);
      case "work":
        await this.#enqueueDue();
        await this.#work(command.twice);
        return undefined;
      case "fails":
        this.#here.standIn.protocol.troubles.push({ status: 500, after: command.after });
        return undefined;
      case "pass":
        await this.#pass(command.ms);
        return undefined;
      case "offer":
      case "withdraw":
      case "announce":
      case "revoke":
      case "citizen":
      case "resume":
      case "accept":
      case "succeed":
        return this.#ask(command);
      case "lift":
        return this.#lift(this.#uidOf(command.by));
      default: {
        return this.#act(command);
      }
    }
  }

  /** As an administrator lifts the bar of who has lost a dispute. */
  async #lift(uid: string): Promise<"nothing" | undefined> {
    const buyer = (await buyers.ref({ uid }).get()).data();
    if (buyer === undefined || buyer.barredSince === null) return "nothing";
    await buyers.ref({ uid }).update({ barredSince: null });
    return undefined;
  }

  async #ask(ask: Exclude<Ask, { kind: "lift" }>): Promise<Reason | undefined> {
    const { regionId } = this;
    const call = async (path: string, data: object) => (await this.#call(ask.by, path, data)).reason;
    const buy = async (path: string, data: object) => {
      const reason = await call(path, { ...data, returnPath: "/" });
      if (reason === undefined && "pays" in ask && ask.pays !== null)
        this.#act({ kind: ask.pays, by: ask.by });
      return reason;
    };
    switch (ask.kind) {
      case "offer": {
        const toUid = this.uid(ask.to);
        const reason = await call("regions/offerRegion", { regionId, toUid });
        if (reason === undefined) this.#receiverUid = toUid;
        return reason;
      }
      case "withdraw":
        return call("regions/withdrawOffer", { regionId });
      case "announce":
        return call("regions/closeRegion", {
          regionId,
          displayName: `Port ${regionId}`,
          reason: "We have moved.",
        });
      case "revoke":
        return call("regions/revokeClosing", { regionId });
      case "resume":
        return buy("billing/resumeSubscription", { regionId });
      case "citizen":
        return buy("billing/createCheckout", { subject: { kind: "galacticCitizen" } });
      case "accept":
      case "succeed": {
        const kind = ask.kind === "accept" ? "offeredRegion" : "succession";
        return buy("billing/createCheckout", { subject: { kind, regionId } });
      }
    }
  }

  /** A client whose call has met a failure of Stripe's sends it again: it goes on where it stopped. */
  async #call(by: Who, path: string, data: object) {
    this.#requests += 1;
    const requestId = `${this.regionId}-call-${String(this.#requests).padStart(8, "0")}`;
    const send = () => asked(this.#uidOf(by), path, { requestId, ...data });
    const first = await send();
    const answer = first.reason === "STRIPE_UNAVAILABLE" ? await send() : first;
    await this.#look();
    return answer;
  }

  #act(act: StripeAct): "nothing" | undefined {
    const isDone = this.atStripe.act(this.#uidOf(act.by), act);
    this.#takeReports();
    return isDone ? undefined : "nothing";
  }

  #uidOf(who: Who): string {
    const ownerUid = this.owners.at(-1)?.uid;
    switch (who) {
      case "owner":
        return ownerUid ?? this.uid(0);
      case "receiver":
        return this.#receiverUid;
      case "other":
        return PLAYERS.map(this.uid).find((uid) => uid !== ownerUid)!;
      default:
        return this.uid(who);
    }
  }

  #takeReports(): void {
    for (const { body } of this.#here.standIn.takeWaiting("snapshot")) {
      this.#reported.push(body);
      this.#unheard.add(body);
    }
  }

  async #hearSome({
    from,
    count,
    again,
  }: {
    readonly from: number;
    readonly count: number;
    readonly again: boolean;
  }): Promise<"nothing" | undefined> {
    this.#takeReports();
    const heard = again ? this.#reported : [...this.#unheard];
    if (heard.length === 0) return "nothing";
    for (let index = 0; index < Math.min(count, heard.length); index++)
      await this.#hear(heard[(from + index * 7) % heard.length]!);
    return undefined;
  }

  /** What fails is heard again later, as Stripe and the queue would have it. */
  async #hear(body: string): Promise<void> {
    const { eventId, isLive: _, account: _account, ...kept } = receivedEvent(JSON.parse(body))!;
    const event = { ...kept, receivedAt: this.now, status: "pending", expiresAt: this.now } as const;
    await stripeEvents.ref({ eventId }).set(event);
    if (await this.#isDone("applyStripeObject", { eventId })) this.#unheard.delete(body);
  }

  async #isDone(task: string, body: object): Promise<boolean> {
    const load = tasks[task];
    if (load === undefined) return true;
    const run = ((await load()) as Record<string, Task>)[task]!;
    try {
      await run(body);
      return true;
    } catch (error) {
      // Stripe has failed as it was told to; anything else is a fault of ours.
      if ((error as { statusCode?: number }).statusCode === 500) return false;
      if ((error as { reason?: Reason }).reason === "STRIPE_UNAVAILABLE") return false;
      throw error;
    } finally {
      this.#takeReports();
      await this.#look();
    }
  }

  async #enqueueDue(): Promise<void> {
    await refreshCheckouts();
    await closeAnnouncedRegions();
  }

  /** What was enqueued; what fails is left for the next time. */
  async #work(twice = false): Promise<void> {
    const enqueued = this.#seams.tasks.splice(0);
    for (const { task, body } of twice ? [...enqueued, ...enqueued] : enqueued)
      if (!(await this.#isDone(task, body))) this.#seams.tasks.push({ task, body });
  }

  async #pass(ms: number): Promise<void> {
    const untilMs = this.#seams.nowMs + ms;
    while (this.#seams.nowMs < untilMs) {
      this.#seams.nowMs = Math.min(untilMs, this.#seams.nowMs + SCHEDULES_EVERY_MS);
      this.#here.standIn.applyTime();
      this.#takeReports();
      if (ms < SCHEDULES_EVERY_MS) continue;
      await this.#enqueueDue();
      await this.#work();
    }
  }

  /** Until nothing is left to hear or to do: the end follows from Stripe's objects and the time. */
  async settle(): Promise<void> {
    this.#here.standIn.protocol.troubles.length = 0;
    for (let round = 0; round < MOST_ROUNDS; round++) {
      this.#here.standIn.applyTime();
      this.#takeReports();
      for (const body of [...this.#unheard]) await this.#hear(body);
      await this.#enqueueDue();
      if (this.#seams.tasks.length === 0 && this.#unheard.size === 0) return;
      await this.#work();
    }
    throw new Error(`Not settled: ${JSON.stringify(this.#seams.tasks)}`);
  }

  /** No bank answers any more, no checkout is open, and all that follows from it has followed. */
  async comeToRest(): Promise<void> {
    for (const player of PLAYERS) {
      const denied = { kind: "bankAnswers", by: player, isPaid: false } as const;
      while (this.atStripe.act(this.uid(player), denied));
    }
    await this.settle();
    for (const ms of [2 * HOUR_MS, HOUR_MS]) {
      await this.#pass(ms);
      await this.settle();
    }
  }

  /** Everything that was ever reported, once more. */
  async hearAllAgain(): Promise<void> {
    for (const body of this.#reported.toReversed()) await this.#hear(body);
    await this.settle();
  }

  async #look(): Promise<void> {
    const uid = (await regions.ref({ regionId: this.regionId }).get()).data()?.ownerUid;
    if (uid && uid !== this.owners.at(-1)?.uid) this.owners.push({ uid, sinceMs: this.#seams.nowMs });
  }
}
