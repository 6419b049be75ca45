import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { deserialize, serialize } from "node:v8";
import type { Measured } from "../../budgets/deviations.ts";
import { measure } from "../../budgets/measure.ts";
import { pictureOf } from "../storyline/picture.ts";
import { runOf } from "../storyline/start.ts";
import type { Act, Chapter } from "../storyline/story.ts";
import { tasksOf } from "../storyline/tasks.ts";
import { type DisturbedPlay, SMALL, withPlan } from "./disturbedPlay.ts";
import { linesOf, type Met, traceFile } from "./plan.ts";

/** The play that disturbed ones are compared with, and what each of its requests cost. */
export interface UndisturbedPlay extends Omit<DisturbedPlay, "struck"> {
  /** What the queues did. */
  readonly tasks: ReadonlySet<string>;
  readonly costs: readonly Measured[];
}

/**
 * One play of an act without faults for all that need one, kept beside the emulators that it was played on. Each call that
 * changes something is sent twice, for the price of a replay: that writes nothing, so the picture is that of a plain play.
 */
export async function undisturbedPlay(act: Act): Promise<UndisturbedPlay> {
  const file = join(dirname(process.env.FAULT_PLAN!), `${UNDISTURBED}${act.title}`);
  if (existsSync(file)) return readPlay(file);
  const play = await playUndisturbed(act);
  writeFileSync(file, serialize(play));
  return play;
}

const UNDISTURBED = "undisturbed ";
const readPlay = (file: string) => deserialize(readFileSync(file)) as UndisturbedPlay;

/** Those of all lanes of a run that have ended, by their acts' titles. */
export function undisturbedPlays(): ReadonlyMap<string, UndisturbedPlay> {
  const directory = process.env.LANES_DIRECTORY;
  const files = directory === undefined ? [] : readdirSync(directory, { recursive: true, encoding: "utf8" });
  const plays = files.filter((file) => basename(file).startsWith(UNDISTURBED));
  return new Map(
    plays.map(
      (file) => [basename(file).slice(UNDISTURBED.length), readPlay(join(directory!, file))] as const,
    ),
  );
}

function playUndisturbed({ title, chapters }: Act): Promise<UndisturbedPlay> {
  const run = runOf(title, "undisturbed");
  return withPlan({ run, death: "request", faults: {} }, async (plan) => {
    let seen: Omit<UndisturbedPlay, "costs"> | undefined;
    const picture: Chapter = {
      title: "the picture",
      async play(story) {
        await story.settle();
        const steps = [...story.played];
        const trace = linesOf<Met>(traceFile(plan));
        const commits = trace.flatMap(({ documents }) => (documents ? [documents] : []));
        seen = { steps, trace, tasks: tasksOf(run), picture: await pictureOf(run, steps, commits) };
      },
    };
    const costs = await measure(run, [...chapters, picture], SMALL);
    return { ...seen!, costs };
  });
}
