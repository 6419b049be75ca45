import { drawInt, drawUnit, type Stream, streamOf } from "../../functions/src/galaxy/generation/stream.ts";
import type { Acts } from "./acts.ts";
import type { Measurement } from "./measurement.ts";
import { pause } from "./obey.ts";
import type { LoadPlayer } from "./population.ts";

/** What a player does next, in per cent. An owner configures every other time instead. */
const MIX = { readMap: 30, planRoute: 30, joinOrLeave: 25, castBallot: 15 } as const;

/** Longest pause, in means: an exponential draw has no end. */
const LONGEST_PAUSE = 5;

/**
 * One player, who acts, waits for the answer, thinks and acts again until the run closes. The number seeds what is
 * drawn, so that two runs ask for the same things in the same order, player by player.
 */
export async function play(
  player: LoadPlayer,
  number: number,
  acts: Acts,
  measurement: Measurement,
  thinkMs: number,
): Promise<void> {
  const draw = streamOf("load", `player ${number}`);
  // Not all at the same instant.
  await pause(drawUnit(draw) * thinkMs, measurement.closing);
  while (!measurement.closing.aborted) {
    await actOnce(player, acts, draw);
    const means = Math.min(-Math.log(1 - drawUnit(draw)), LONGEST_PAUSE);
    if (thinkMs > 0) await pause(means * thinkMs, measurement.closing);
  }
}

/** As many calls at once as a broken client might make that asks again without waiting. */
const GREEDY_CALLS_AT_ONCE = 20;

/** One player whose client asks for the own profile again and again without a pause: who runs into the rate limit. */
export async function playGreedily(player: LoadPlayer, acts: Acts, { closing }: Measurement): Promise<void> {
  const ask = async () => {
    while (!closing.aborted) await acts.profile(player);
  };
  await Promise.all(Array.from({ length: GREEDY_CALLS_AT_ONCE }, ask));
}

async function actOnce(player: LoadPlayer, acts: Acts, draw: Stream): Promise<void> {
  if (player.owner && drawInt(draw, 0, 1) === 0) return acts.configure(player);
  let drawn = drawInt(draw, 1, 100);
  for (const [act, percent] of Object.entries(MIX)) {
    drawn -= percent;
    if (drawn <= 0) return acts[act as keyof typeof MIX](player, draw);
  }
  throw new Error("The mix must add up to 100.");
}
