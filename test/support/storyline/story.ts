import type { Reason } from "../../../functions/src/platform/errors.ts";
import type { PlayedStep } from "./play.ts";

/** How big the world of a play is. */
export interface Scale {
  /** Members that the play's main region has beside the cast. */
  readonly members: number;
  /** Open regions beside those that the play opens. */
  readonly regions: number;
}

/**
 * What a chapter acts with. All that happens in a play is a sequence of numbered steps: the same chapters make the
 * same calls in the same order, whatever else is in the emulators, and what a fault loses is sent again.
 */
export interface Story {
  /** `run` and ten digits: every id of this play contains it, so that two plays of one set of emulators share no id. */
  readonly run: string;
  readonly scale: Scale;
  /** The steps that have succeeded until now. */
  readonly played: readonly PlayedStep[];
  /** The uid of one of the cast. `root` has an administrator's mandate. */
  uid(actor: string): string;
  /** The id of a region of this play; its name begins with a letter and has at most 18. */
  regionId(name: string): string;
  /**
   * The result of a successful call. The request id follows from the run and the step: a lost answer is asked for again
   * with the same id, and so is one that was `BUSY`. @throws on a refusal, naming the reason.
   */
  call<Result = Record<string, unknown>>(actor: string, path: string, input: object): Promise<Result>;
  /** A call that must be refused for this reason. */
  refused(actor: string, path: string, input: object, reason: Reason): Promise<void>;
  /** Sends what the stand-in for Stripe has to report to the webhook, each again where the answer was lost; `twice` in any case. */
  report(options?: { readonly twice?: true; readonly form?: "snapshot" | "thin" }): Promise<void>;
  /** Runs a schedule once, again where its end was lost. */
  schedule(name: string): Promise<void>;
  /** Moves game time on. */
  advance(ms: number): void;
  /** Game time. */
  now(): Date;
  /**
   * Waits until the play's tasks are done, its jobs ended and its outbox empty. What a fault has left lying is finished
   * as it would be in production: minutes pass and the schedules of each minute run. A task that comes days late makes
   * up to four days pass here, once in a chapter, so no term that is to last beyond may be shorter.
   */
  settle(): Promise<void>;
}

export interface Chapter {
  readonly title: string;
  /** Where money grows, or is counted, by the day: a task that is late by days would make the end another one, so it is late by minutes here. */
  readonly growsByDay?: true;
  play(story: Story): Promise<void>;
}

/** Chapters that follow from one another. */
export interface Act {
  readonly title: string;
  /** Folders of `functions/src`: who changes one of them plays the act. */
  readonly rooms: readonly string[];
  readonly chapters: readonly Chapter[];
  /** Acts among as many members as a play is given (`Scale`), so that formulas of costs are told by it. */
  readonly grows: boolean;
  /** Of an act that grows: its last chapters, whose costs do not. */
  readonly steady?: readonly Chapter[];
}
