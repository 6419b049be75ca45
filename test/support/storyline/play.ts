import { setTimeout } from "node:timers/promises";
import { administrators } from "../../../functions/src/platform/access.ts";
import type { Reason } from "../../../functions/src/platform/errors.ts";
import { registeredCallables } from "../../../scripts/generate/registry.ts";
import { deleteDocuments, emptyDatabase } from "../emptyDatabase.ts";
import { emulators, setClockOffset } from "../emulators.ts";
import { forgetAll, takeEvents } from "../stripe/reports.ts";
import type { WireAnswer } from "../wire.ts";
import { chapters as allChapters } from "./chapters.ts";
import {
  callDelivery,
  type Delivery,
  eventDelivery,
  type Send,
  scheduleDelivery,
  send as sendOnce,
} from "./delivery.ts";
import { openWorld } from "./openWorld.ts";
import { type Passing, Settling } from "./settling.ts";
import type { Chapter, Scale, Story } from "./story.ts";

/** One step that succeeded: what it ran, and what a callable that changes something answered. */
export interface PlayedStep {
  /** Without the run: `000001`. */
  readonly step: string;
  readonly operation: string;
  /** The title of its chapter. */
  readonly chapter: string;
  /** Who called, and the answer. */
  readonly uid?: string;
  readonly answer?: unknown;
}

export interface PlayOptions {
  /** `run` and ten digits, never used before on these emulators. */
  readonly run: string;
  readonly scale?: Scale;
  /** All of the storyline where none are named. */
  readonly chapters?: readonly Chapter[];
  /** Makes what stands at the beginning, the platform's regions among it; those alone where nothing is said. */
  readonly world?: () => Promise<void>;
  /** Sends a request once; something else than the plain one sends it twice. */
  readonly send?: Send;
  /** Runs whenever the queues are idle in `settle`, before it looks for what is left; again while it returns true. */
  readonly whenIdle?: (passing: Passing, chapter: Chapter) => Promise<boolean>;
}

/** Whether nothing is left in the queues of these emulators, because a play of this process has come to its end last. */
let isSettled = false;

/** The same start for every play: an empty database, in it the world, nothing at Stripe, and offset 0; back to that offset at the end. */
export async function playStoryline(options: PlayOptions): Promise<PlayedStep[]> {
  const { run, scale = { members: 0, regions: 0 }, chapters = allChapters, world = openWorld } = options;
  if (!/^run\d{10}$/.test(run)) throw new Error(`A run is "run" and ten digits, was "${run}".`);
  setClockOffset(0);
  try {
    await (isSettled ? deleteDocuments(emulators.projectId) : emptyDatabase());
    isSettled = false;
    await forgetAll();
    await world();
    const story = await StoryOnEmulators.begin(run, scale, options);
    for (const chapter of chapters) {
      story.chapter = chapter;
      await chapter.play(story).catch((error: unknown) => {
        throw new Error(
          `The chapter "${chapter.title}" of ${run} broke off at step ${story.played.length}.`,
          {
            cause: error,
          },
        );
      });
    }
    await story.settle();
    isSettled = true;
    return story.played;
  } finally {
    setClockOffset(0);
  }
}

/** Sendings of one request: one fault takes two, and others may be writing the same documents. */
const MOST_SENDINGS = 20;

class StoryOnEmulators implements Story {
  readonly run: string;
  readonly scale: Scale;
  readonly played: PlayedStep[] = [];
  /** Set before anything is played. */
  chapter!: Chapter;
  readonly #send: Send;
  readonly #settling: Settling;
  readonly #mutating: ReadonlySet<string>;
  #sequence = 0;
  #offsetMs = 0;

  static async begin(run: string, scale: Scale, options: PlayOptions): Promise<StoryOnEmulators> {
    const mutating = (await registeredCallables()).filter(({ mutates }) => mutates).map(({ path }) => path);
    const story = new StoryOnEmulators(run, scale, options, new Set(mutating));
    const mandate = { status: "active" as const, appointedAt: new Date(), endedAt: null, note: "storyline" };
    const uid = story.uid("root");
    await administrators.ref({ uid }).set({ uid, ...mandate });
    return story;
  }

  private constructor(run: string, scale: Scale, options: PlayOptions, mutating: ReadonlySet<string>) {
    this.run = run;
    this.scale = scale;
    this.#send = options.send ?? sendOnce;
    this.#mutating = mutating;
    const passing = {
      advance: (ms: number) => this.advance(ms),
      runSchedule: (name: string) => this.#delivered(scheduleDelivery(`${run}-settle`, name)),
    };
    const { whenIdle } = options;
    this.#settling = new Settling(run, passing, whenIdle && ((passes) => whenIdle(passes, this.chapter)));
  }

  uid(actor: string): string {
    return `${this.run}-${actor}`;
  }

  regionId(name: string): string {
    return `${name}-${this.run}`;
  }

  now(): Date {
    return new Date(Date.now() + this.#offsetMs);
  }

  async call<Result>(actor: string, path: string, input: object): Promise<Result> {
    const { step, answer } = await this.#call(actor, path, input);
    if (answer.error) {
      const { details, status, message } = answer.error;
      throw new Error(`${step} ${actor} ${path}: ${details?.reason ?? status}: ${message}`);
    }
    this.#keep(step, path, this.#mutating.has(path) ? { uid: this.uid(actor), answer: answer.result } : {});
    return answer.result as Result;
  }

  async refused(actor: string, path: string, input: object, reason: Reason): Promise<void> {
    const { step, answer } = await this.#call(actor, path, input);
    if (answer.error?.details?.reason === reason) return;
    const instead = answer.error ? `${answer.error.details?.reason}: ${answer.error.message}` : "it was not";
    throw new Error(`${step} ${actor} ${path} must be refused with ${reason}; ${instead}`);
  }

  async schedule(name: string): Promise<void> {
    const step = this.#nextStep();
    await this.#delivered(scheduleDelivery(step, name));
    this.#keep(step, name, {});
  }

  async report({ twice, form = "snapshot" }: Parameters<Story["report"]>[0] = {}): Promise<void> {
    for (const event of await takeEvents(form)) {
      for (let sending = twice ? 2 : 1; sending > 0; sending--) {
        const step = this.#nextStep();
        await this.#delivered(eventDelivery(step, event));
        this.#keep(step, "stripeWebhook", {});
      }
      // One after another, so that what each costs does not depend on the others.
      await this.settle();
    }
  }

  advance(ms: number): void {
    this.#offsetMs += ms;
    setClockOffset(this.#offsetMs);
  }

  settle(): Promise<void> {
    return this.#settling.settle();
  }

  async #call(actor: string, path: string, input: object): Promise<{ step: string; answer: WireAnswer }> {
    const step = this.#nextStep();
    const data = this.#mutating.has(path) ? { ...input, requestId: step } : input;
    return { step, answer: await this.#answered(callDelivery(step, path, this.uid(actor), data)) };
  }

  /** The answer, asked for until there is one that is not `BUSY`. */
  async #answered(delivery: Delivery): Promise<WireAnswer> {
    for (let sending = 1; sending <= MOST_SENDINGS; sending++) {
      const answer = await this.#send(delivery);
      if (answer !== undefined && answer.error?.details?.reason !== "BUSY") return answer;
      await setTimeout(20 * sending);
    }
    throw new Error(`${delivery.step} ${delivery.operation}: no answer to ${MOST_SENDINGS} sendings.`);
  }

  async #delivered(delivery: Delivery): Promise<void> {
    const { error } = await this.#answered(delivery);
    if (error) throw new Error(`${delivery.step} ${delivery.operation}: ${error.message}`);
  }

  #nextStep(): string {
    this.#sequence += 1;
    return `${this.run}-${String(this.#sequence).padStart(6, "0")}`;
  }

  #keep(step: string, operation: string, answer: Pick<PlayedStep, "uid" | "answer">): void {
    const { title: chapter } = this.chapter;
    this.played.push({ step: step.slice(this.run.length + 1), operation, chapter, ...answer });
  }
}
