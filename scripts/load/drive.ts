import { monitorEventLoopDelay } from "node:perf_hooks";
import { streamOf } from "../../functions/src/galaxy/generation/stream.ts";
import { Acts } from "./acts.ts";
import type { ContentionLog } from "./contention.ts";
import { Measurement } from "./measurement.ts";
import { pause } from "./obey.ts";
import { play, playGreedily } from "./play.ts";
import type { LoadPlayer } from "./population.ts";

/** Until the workers hold the maps, too: what an instance does once is not what is measured here. */
const WARM_UP_MS = 5_000;

/** How long the run lasts, and how long a player pauses between two acts, on average. */
export interface Pace {
  readonly seconds: number;
  /** 0: none, each calls again at once. */
  readonly thinkMs: number;
}

/** Lets everybody play until time is up, and waits until every call that was begun has ended. */
export async function drive(
  players: readonly LoadPlayer[],
  { seconds: lastsSeconds, thinkMs }: Pace,
  contention: ContentionLog,
  stop: AbortSignal,
) {
  const measurement = new Measurement();
  stop.addEventListener("abort", () => measurement.close());
  if (stop.aborted) measurement.close();
  const acts = new Acts(measurement);
  await startWorkers(players, acts);
  const playing = players
    .slice(0, -1)
    .map((player, number) => play(player, number, acts, measurement, thinkMs));

  await pause(WARM_UP_MS, measurement.closing);
  contention.clear();
  const delay = monitorEventLoopDelay({ resolution: 10 });
  delay.enable();
  measurement.begin();
  playing.push(playGreedily(players.at(-1)!, acts, measurement));
  await pause(lastsSeconds * 1_000, measurement.closing);
  measurement.close();
  await Promise.all(playing);
  const seconds = measurement.elapsedMs / 1_000;
  delay.disable();
  return {
    measurement,
    journal: acts.journal,
    seconds,
    repetitions: contention.read(),
    clientDelayP99Ms: delay.percentile(99) / 1_000_000,
  };
}

/** One function after the other, so that what starts does not wait for what else starts. */
async function startWorkers(players: readonly LoadPlayer[], acts: Acts): Promise<void> {
  const owners = players.filter(({ owner }) => owner).slice(0, 4);
  const draw = streamOf("load", "workers");
  const rounds = [acts.castBallot, acts.planRoute, acts.joinOrLeave, acts.profile, acts.configure];
  for (const act of rounds) await Promise.all(owners.map((owner) => act.call(acts, owner, draw)));
}
