import type { Quantities } from "../../functions/src/platform/declaration/figures.ts";
import type { BilledRequest } from "../support/costLog.ts";
import type { Delivery } from "../support/storyline/delivery.ts";
import type { TaskFacts } from "./taskFacts.ts";

/** What is known of a request before it is sent. */
export interface Sent {
  readonly step: string;
  readonly operation: string;
  /** The chapter. */
  readonly where: string;
  readonly quantities: Quantities;
  /** Of the tasks that it enqueues and that differ from each other, by their bodies. */
  readonly tasks: ReadonlyMap<string, TaskFacts>;
}

const NO_TASKS: ReadonlyMap<string, TaskFacts> = new Map();

/** What a play has sent, to be found again when it is answered. */
export class SentSteps {
  readonly #byStep = new Map<string, Sent[]>();
  readonly #answers = new Map<string, number>();

  add({ step, operation }: Delivery, where: string, quantities: Quantities, tasks = NO_TASKS): void {
    const sent = { step, operation, where, quantities, tasks };
    this.#byStep.set(step, [...(this.#byStep.get(step) ?? []), sent]);
  }

  /**
   * What was known when this was sent, and whether it had been answered before. Steps have names of their own, save
   * those of settling, which sends each schedule again and again: their answers come in the order of the sendings. A
   * task belongs to the request that enqueued it.
   */
  answered({ step = "", operation, input }: BilledRequest): {
    readonly sent: Sent;
    readonly before: boolean;
    readonly task: TaskFacts | undefined;
  } {
    const ofStep = this.#byStep.get(step) ?? [];
    const body = JSON.stringify(input);
    const own = ofStep.filter((sent) => sent.operation === operation || sent.tasks.has(body));
    const call = `${step} ${operation} ${body}`;
    const earlier = this.#answers.get(call) ?? 0;
    this.#answers.set(call, earlier + 1);
    const sent = own[Math.min(earlier, own.length - 1)] ?? ofStep.at(-1);
    return {
      sent: sent ?? { step, operation, where: "", quantities: {}, tasks: NO_TASKS },
      before: earlier > 0,
      task: sent?.tasks.get(body),
    };
  }
}
