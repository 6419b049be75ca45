import { z } from "zod";
import type { Tx } from "../platform/documents/tx.ts";
import { integer, regionId } from "../platform/fields.ts";
import { type JobKind, type PreparedStep, type StagedKind, stageJob } from "../platform/work/jobs.ts";
import type { OutboxRow } from "../platform/work/outbox.ts";
import { workerOf } from "../platform/work/queues.ts";
import { type Closing, closings, type Phase } from "./schema.ts";

const parametersSchema = z.strictObject({ regionId, epoch: integer(1, 1_000) });
export type ClosingParameters = z.infer<typeof parametersSchema>;

/** A step of a phase whose reads are done. Like a job's, and it gets the closing as its transaction has read it. */
interface PhaseStep<Cursor> {
  stage(tx: Tx, closing: Closing, at: Date): void | Promise<void>;
  readonly next: Cursor | null;
}

interface PhaseSpec<Cursor> {
  readonly phase: Phase;
  /** The job's name. */
  readonly kind: string;
  readonly cursor: z.ZodType<Cursor>;
  prepare(parameters: ClosingParameters, cursor: Cursor | null): Promise<PhaseStep<Cursor>>;
  /** What the next phase relies on; it begins once nothing is found wanting. */
  check(parameters: ClosingParameters): Promise<string[]>;
  /** What follows; the job that does it, or none. */
  readonly next: { readonly phase: Phase; readonly job: PhaseJob | null };
  /** What the end of the phase changes of the closing; read before the first write. */
  ended?(tx: Tx, closing: Closing, at: Date): Promise<Partial<Closing>>;
}

type PhaseJob = StagedKind<ClosingParameters>;

/**
 * The job of a phase. Every step and the end look at the closing first: in another phase, or another epoch, they write
 * nothing. The commit that ends a phase stages the next.
 */
export function phaseJob<Cursor>(spec: PhaseSpec<Cursor>): JobKind<ClosingParameters, Cursor> {
  const { kind, phase, next } = spec;
  return {
    kind,
    queue: workerOf("closing"),
    parameters: parametersSchema,
    cursor: spec.cursor,
    stepCount: () => null,
    async prepare(parameters, { cursor }): Promise<PreparedStep<Cursor>> {
      const step = await spec.prepare(parameters, cursor);
      return {
        async stage(tx, at) {
          const current = await currentClosing(tx, parameters, phase);
          if (current !== undefined) await step.stage(tx, current, at);
        },
        next: step.next,
      };
    },
    check: (parameters) => spec.check(parameters),
    async complete(tx, parameters, at): Promise<readonly OutboxRow[]> {
      const current = await currentClosing(tx, parameters, phase);
      if (current === undefined) return [];
      const change = (await spec.ended?.(tx, current, at)) ?? {};
      const after = { ...change, phase: next.phase, phaseSince: at };
      if (next.job !== null) return stagePhase(tx, { ...current, ...after }, next.job, at);
      tx.update(closings.ref(parameters), { ...after, jobId: null });
      return [];
    },
    // The closing stays where it is, for an operator to resume.
    fail: async () => {},
  };
}

/** The closing, where it stands in this phase and epoch. */
async function currentClosing(
  tx: Tx,
  { regionId, epoch }: ClosingParameters,
  phase: Phase,
): Promise<Closing | undefined> {
  const closing = (await tx.get(closings.ref({ regionId }))).data();
  return closing?.phase === phase && closing.epoch === epoch ? closing : undefined;
}

/** Writes a closing with the job of its phase; the returned rows must go to the outbox of the same commit. */
export function stagePhase(tx: Tx, closing: Omit<Closing, "jobId">, job: PhaseJob, at: Date): OutboxRow[] {
  const { regionId, epoch, phase } = closing;
  const jobId = `closing-${regionId}-${phase}-${epoch}`;
  tx.set(closings.ref({ regionId }), { ...closing, jobId });
  return stageJob(tx, job, { jobId, parameters: { regionId, epoch }, regionId, watcherUids: [] }, at);
}
