import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

/** What can happen to one run of one operation. Ordinals count from 0 within one request. */
export type Fault =
  /** The worker dies with the commit unsent. */
  | { readonly kind: "crashBeforeCommit"; readonly commit: number }
  /** The commit is carried out, and the SDK hears of a broken connection instead. */
  | { readonly kind: "loseAcknowledgement"; readonly commit: number }
  /** The worker dies with the commit carried out: before what it would enqueue, write or answer next. */
  | { readonly kind: "crashAfterCommit"; readonly commit: number }
  | { readonly kind: "crashBeforeEnqueue"; readonly enqueue: number }
  | { readonly kind: "crashAfterEnqueue"; readonly enqueue: number }
  | { readonly kind: "crashBeforeAnswer" }
  /** The same call, schedule or task arrives twice at once. */
  | { readonly kind: "twice" }
  /** The task arrives days later; `swept`: after what runs every minute has run in the meantime. */
  | { readonly kind: "late"; readonly swept: boolean };

/** What the workers read at each request of a storyline: which faults, for whom. */
export interface FaultPlan {
  readonly run: string;
  /** Where the workers note what they met and what they did. */
  readonly directory: string;
  /**
   * How a worker dies. `process`: its connections break and the emulator ends it, as a crash does. `request`: this one
   * request alone ends, with the answer that the emulator gives for a broken connection, so that nobody waits for a new worker.
   */
  readonly death: "process" | "request";
  /** By operation; each strikes once. */
  readonly faults: Readonly<Record<string, Fault>>;
}

/** A line of the trace: what an operation did, whether it was disturbed or not. */
export interface Met {
  readonly operation: string;
  readonly kind: "call" | "schedule" | "task";
  readonly event: "commit" | "enqueue" | "answer";
  readonly ordinal: number;
  /** Of a commit: the paths of what it wrote. */
  readonly documents?: readonly string[];
}

/** A task that was held back. */
export interface HeldTask {
  readonly step: string;
  readonly queue: string;
  readonly data: object;
  readonly taskId: string;
  /** Where it is delivered; to the queue's own function where none is given. */
  readonly uri?: string | undefined;
  readonly swept: boolean;
}

export const traceFile = ({ directory }: Pick<FaultPlan, "directory">) => `${directory}/trace.jsonl`;
export const heldFile = ({ directory }: Pick<FaultPlan, "directory">) => `${directory}/held.jsonl`;
export const strikeFile = ({ directory }: Pick<FaultPlan, "directory">, operation: string) =>
  `${directory}/${createHash("sha256").update(operation).digest("hex")}.struck`;

const INSTANT = /\d{4}-\d\d-\d\dT[\d:.]+Z/g;
const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
/** Numbered on from play to play by the stand-in for Stripe. */
export const STRIPE_ID = /\b[a-z]+(?:_test)?_local\d{6}\b/g;

/**
 * How an operation is called in every play: the step that caused it and what it is; of a task also its body, without the
 * run, ids and instants, which differ from play to play.
 */
export function operationName(run: string, step: string, name: string, body = ""): string {
  const number = step.slice(run.length + 1);
  const named = body.replaceAll(run, "run").replace(UUID, "id").replace(STRIPE_ID, "id");
  return `${number} ${name} ${named.replace(INSTANT, "instant")}`.trim();
}

/** The lines of a file of JSON; none where there is no file. */
export function linesOf<Line>(file: string): Line[] {
  try {
    const lines = readFileSync(file, "utf8").split("\n").filter(Boolean);
    return lines.map((line) => JSON.parse(line) as Line);
  } catch (error) {
    if ((error as { code?: string }).code === "ENOENT") return [];
    throw error;
  }
}
