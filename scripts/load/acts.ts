import { drawInt, type Stream } from "../../functions/src/galaxy/generation/stream.ts";
import { emptyJournal, type Journal } from "./journal.ts";
import type { Measurement } from "./measurement.ts";
import { type Outcome, obeying } from "./obey.ts";
import { type LoadPlayer, NEXUS_SECTORS, pollIdOf, REGION_IDS, SECTORS } from "./population.ts";
import { call, readMap } from "./wire.ts";

const OPTIONS = ["for", "against", "abstain"] as const;

/** Fields of the economy, each with the value below the first one written. */
const CONFIGURED = { startingCredits: 1_000, startingTurns: 100 } as const;

/** What players do in one run, written down in a journal as it is answered. */
export class Acts {
  readonly journal: Journal = emptyJournal();
  readonly #measurement: Measurement;
  /** The last value drawn for each field of each region: no two writes have the same. */
  readonly #values = new Map<string, number>();
  /** Regions beside the home, by player. */
  readonly #joined = new Map<string, Set<string>>();

  constructor(measurement: Measurement) {
    this.#measurement = measurement;
  }

  /** Two sectors of the player's own region; one time in five, the other one is in the Nexus, which every player may see. */
  async planRoute(player: LoadPlayer, draw: Stream): Promise<void> {
    const abroad = drawInt(draw, 1, 5) === 1;
    const from = { regionId: player.homeRegionId, sectorNumber: drawInt(draw, 1, SECTORS) };
    const to = {
      regionId: abroad ? "nexus" : player.homeRegionId,
      sectorNumber: drawInt(draw, 1, abroad ? NEXUS_SECTORS : SECTORS),
    };
    await this.#call("galaxy/planRoute", player, { from, to });
  }

  /** The map of the own region; one time in five, that of the Nexus. */
  async readMap({ homeRegionId, idToken }: LoadPlayer, draw: Stream): Promise<void> {
    const nexus = drawInt(draw, 1, 5) === 1;
    const sectorCount = nexus ? NEXUS_SECTORS : SECTORS;
    const operation = nexus ? "map of the Nexus" : "map of a region";
    await obeying(operation, this.#measurement, async () => {
      const answer = await readMap(nexus ? "nexus" : homeRegionId, idToken);
      if (answer.error !== undefined || answer.result === sectorCount) return answer;
      const message = `${answer.result} of ${sectorCount} sectors`;
      return { error: { status: "MAP_INCOMPLETE", message } };
    });
  }

  /** Joins a region abroad, or leaves it when the player is in it. */
  async joinOrLeave(player: LoadPlayer, draw: Stream): Promise<void> {
    const { uid } = player;
    const regionId = this.#otherRegion(player, draw);
    const joined = this.#joined.get(uid) ?? new Set();
    this.#joined.set(uid, joined);
    const kind = joined.has(regionId) ? ("left" as const) : ("joined" as const);
    const verb = kind === "joined" ? "joinRegion" : "leaveRegion";
    const made = await this.#mutate(`membership/${verb}`, player, { regionId });
    if (made === undefined) return;
    if (kind === "joined") joined.add(regionId);
    else joined.delete(regionId);
    this.journal.membership.push({ uid, regionId, kind, answeredMs: made.answeredMs });
  }

  async castBallot(player: LoadPlayer, draw: Stream): Promise<void> {
    const { uid, homeRegionId: regionId } = player;
    const option = OPTIONS[drawInt(draw, 0, OPTIONS.length - 1)]!;
    const input = { regionId, pollId: pollIdOf(regionId), choice: { kind: "one", option } };
    const made = await this.#mutate<{ revision: number }>("governance/castBallot", player, input);
    if (made === undefined) return;
    const { result, answeredMs } = made;
    this.journal.ballots.push({ uid, regionId, option, revision: result?.revision ?? null, answeredMs });
  }

  /** From three desks at once, two of which set the same field: all three write the region's document. */
  async configure(owner: LoadPlayer): Promise<void> {
    const fields = ["startingCredits", "startingCredits", "startingTurns"] as const;
    await Promise.all(fields.map((field) => this.#setField(owner, field)));
  }

  async profile(player: LoadPlayer): Promise<void> {
    await this.#call("players/getProfile", player, {});
  }

  async #setField(owner: LoadPlayer, field: keyof typeof CONFIGURED): Promise<void> {
    const regionId = owner.homeRegionId;
    const key = `${regionId} ${field}`;
    const value = (this.#values.get(key) ?? CONFIGURED[field]) + 1;
    this.#values.set(key, value);
    const sentMs = performance.now();
    const input = { regionId, economy: { [field]: value } };
    const made = await this.#mutate("regions/configureEconomy", owner, input);
    if (made === undefined) return;
    const { answeredMs } = made;
    this.journal.configuration.push({ regionId, field: `economy.${field}`, value, sentMs, answeredMs });
  }

  #otherRegion({ homeRegionId }: LoadPlayer, draw: Stream): string {
    const others = REGION_IDS.filter((regionId) => regionId !== homeRegionId);
    return others[drawInt(draw, 0, others.length - 1)]!;
  }

  /** Undefined where it was not made. */
  async #mutate<Result>(path: string, player: LoadPlayer, input: object) {
    const outcome = await this.#call(path, player, { requestId: crypto.randomUUID(), ...input });
    if (outcome.kind === "abandoned") return undefined;
    if (outcome.kind !== "answered") return { result: undefined, answeredMs: null };
    return { result: outcome.result as Result, answeredMs: performance.now() };
  }

  async #call(path: string, { idToken }: LoadPlayer, input: object): Promise<Outcome> {
    return obeying(path, this.#measurement, () => call(path, input, idToken));
  }
}
