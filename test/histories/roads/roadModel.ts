import type { Act } from "./roadActs.ts";
import { START_CREDITS } from "./roadWorld.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const USED = { jumper: { ore: 400, rare: 40 }, gate: { ore: 1_000, rare: 100 } } as const;
const OUTPOST = 5_000;
const MAP = 200;

interface ModelPlayer {
  credits: number;
  tolls: number;
  /** What has been brought of credits to the guild. */
  paid: number;
  /** All units, wherever they lie. */
  ore: number;
  rare: number;
  passage:
    | { readonly fee: number; readonly toOwner: 0 | 1; readonly arrivesMs: number; settled: boolean }
    | undefined;
}

interface ModelGate {
  readonly owner: 0 | 1;
  toll: number;
  next: { readonly toll: number; readonly fromMs: number } | undefined;
}

/** Where each credit and each unit should be, told without the code's own words. Whether an act may be done it does not say. */
export class RoadModel {
  nowMs: number;
  gate: ModelGate | undefined;
  isMapSold = false;
  readonly players: readonly [ModelPlayer, ModelPlayer];

  constructor(nowMs: number) {
    this.nowMs = nowMs;
    const begun = () => ({ credits: START_CREDITS, tolls: 0, paid: 0, ore: 0, rare: 0, passage: undefined });
    this.players = [begun(), begun()];
  }

  /** What the act, which has been done, makes of it; and what it must have answered. */
  done(by: 0 | 1, act: Act, answer: unknown): { readonly outcome?: string; readonly credits?: number } {
    const player = this.players[by];
    switch (act.kind) {
      case "load":
        player[act.commodity === "ore" ? "ore" : "rare"] += act.units;
        return {};
      case "bring":
        player.credits -= act.credits;
        player.paid += act.credits;
        return {};
      case "cancel":
        player.credits += player.paid;
        player.paid = 0;
        return {};
      case "launch":
        use(player, "jumper");
        return {};
      case "raise":
        use(player, "gate");
        this.gate = { owner: by, toll: act.toll, next: undefined };
        return {};
      case "setToll":
        this.gate!.toll = this.toll();
        this.gate!.next = { toll: act.toll, fromMs: this.nowMs + DAY_MS };
        return {};
      case "book": {
        const isFree = act.way !== "playerGate" || this.gate!.owner === by;
        const fee = isFree ? 0 : this.toll();
        player.credits -= fee;
        const toOwner = this.gate?.owner ?? by;
        player.passage = { fee, toOwner, arrivesMs: this.nowMs + 5 * MINUTE_MS, settled: false };
        return {};
      }
      case "complete":
        return { outcome: this.ended(player) };
      case "settle":
        if (player.passage !== undefined && player.passage.arrivesMs <= this.nowMs) this.ended(player);
        return {};
      case "collect": {
        const credits = player.tolls;
        player.credits += credits;
        player.tolls = 0;
        return { credits };
      }
      case "sellMap":
        player.credits += MAP;
        this.isMapSold = true;
        return {};
      case "build":
        player.credits -= OUTPOST;
        return {};
      case "land":
        player.credits -= (answer as { rentCredits: number }).rentCredits;
        return {};
      default:
        return {};
    }
  }

  /** A day after it should have arrived it goes back, for nothing. Of a toll the platform has 15 %, rounded down. */
  private ended(player: ModelPlayer): string {
    const passage = player.passage!;
    const isLate = this.nowMs >= passage.arrivesMs + DAY_MS;
    if (!passage.settled) {
      if (isLate) player.credits += passage.fee;
      else this.players[passage.toOwner].tolls += passage.fee - Math.floor(passage.fee * 0.15);
      passage.settled = true;
      this.#ends.set(passage, isLate ? "returned" : "arrived");
    }
    return this.#ends.get(passage)!;
  }
  readonly #ends = new Map<object, string>();

  private toll(): number {
    const { toll, next } = this.gate!;
    return next !== undefined && next.fromMs <= this.nowMs ? next.toll : toll;
  }
}

function use(player: ModelPlayer, built: keyof typeof USED): void {
  player.ore -= USED[built].ore;
  player.rare -= USED[built].rare;
  player.paid = 0;
}
