import type { DocumentReference } from "firebase-admin/firestore";
import type { AuditEntry } from "./audit.ts";
import type { Tx } from "./documents/tx.ts";
import type { Reads } from "./store.ts";
import type { OutboxRow } from "./work/outbox.ts";

/** The commit that a contribution takes part in: all its reads come before the first write. */
export interface Commit {
  readonly tx: Tx;
  readonly reads: Reads;
  /** Game time at this attempt. */
  readonly now: Date;
  /** Effects derive their ids from it: a retry writes the same documents. */
  readonly intent: string;
  /** Records who changed what and why, in this commit. */
  audit(entry: AuditEntry): void;
  /** Stages a task for after the commit, in this commit. */
  enqueue(row: OutboxRow): void;
}

/**
 * A place where later rooms take part in what an earlier one does. The earlier room defines it and knows none of those
 * who contribute. `name` is the defining room's, a slash, and what it is: `players/accountErased`.
 */
export interface Point<Contributed> {
  readonly name: string;
  /** Never set: it only carries the type. */
  readonly contributed?: (contribution: Contributed) => Contributed;
}

/** The half of a contribution that writes. It takes the transaction that is handed to it, which notes whose write it is. */
export type Stage = (tx: Tx) => void;

/** Something that happens. A contribution first reads, and may refuse by a `GameError`; what it returns then writes. */
export type Moment<Payload> = Point<(commit: Commit, payload: Payload) => Promise<Stage | undefined>>;

/** Something that a room needs to know of later ones. An answer reads, and may refuse by a `GameError`. */
export type Question<Payload, Answer> = Point<(commit: Commit, payload: Payload) => Promise<Answer>>;

export function moment<Payload>(name: string): Moment<Payload> {
  return { name };
}

export function question<Payload, Answer>(name: string): Question<Payload, Answer> {
  return { name };
}

/** What a room declares that it contributes. Its module is loaded when the point is first reached. */
export interface Contribution {
  readonly to: string;
  /** What it adds to the bill of each call that reaches the point: a sentence for the cost model's readers. */
  readonly bills: string;
  readonly load: () => Promise<unknown>;
}

export function contribution<Contributed>(
  to: Point<Contributed>,
  given: { readonly bills: string; readonly load: () => Promise<Contributed> },
): Contribution {
  return { to: to.name, ...given };
}

/** A room with what it contributes to earlier ones. */
export interface ContributingRoom {
  readonly name: string;
  readonly contributions: readonly Contribution[];
}

let rooms: readonly ContributingRoom[] | undefined;

/**
 * Takes the rooms in their order, once for a process.
 * @throws when a room contributes to a point of a later room, or of none.
 */
export function assemble(inOrder: readonly ContributingRoom[]): void {
  const names = inOrder.map(({ name }) => name);
  for (const [index, { name, contributions }] of inOrder.entries()) {
    const reachable = names.slice(0, index + 1);
    for (const { to } of contributions) {
      if (reachable.includes(to.split("/")[0]!)) continue;
      throw new Error(`the room ${name} contributes to ${to}, which is no point of an earlier room`);
    }
  }
  rooms = inOrder;
  reached.clear();
}

interface Loaded<Contributed> {
  readonly room: string;
  readonly contributed: Contributed;
}

/** By point, what has been loaded: each call comes by some of them. */
const reached = new Map<string, Promise<Loaded<unknown>[]>>();

/**
 * What the rooms contribute to a point, in the order of the rooms.
 * @throws when nothing was assembled: a process that skipped it would silently leave contributions out.
 */
export function contributionsTo<Contributed>({ name }: Point<Contributed>): Promise<Loaded<Contributed>[]> {
  if (rooms === undefined) throw new Error(`${name} was reached before house.ts has assembled the rooms`);
  let found = reached.get(name);
  if (found === undefined) {
    found = loaded(rooms, name);
    reached.set(name, found);
    found.catch(() => reached.delete(name));
  }
  return found as Promise<Loaded<Contributed>[]>;
}

function loaded(inOrder: readonly ContributingRoom[], name: string): Promise<Loaded<unknown>[]> {
  return Promise.all(
    inOrder.flatMap(({ name: room, contributions }) =>
      contributions
        .filter(({ to }) => to === name)
        .map(async ({ load }) => ({ room, contributed: await load() })),
    ),
  );
}

/** What exactly one room contributes. @throws when none does, or two do. */
export async function onlyContributionTo<Contributed>(point: Point<Contributed>): Promise<Contributed> {
  const [only, ...others] = await contributionsTo(point);
  if (only === undefined || others.length > 0) throw new Error(`${point.name} is not handed in by one room`);
  return only.contributed;
}

/** Asks every later room, in the order of the rooms, and returns their answers. @throws the first refusal. */
export async function ask<Payload, Answer>(
  asked: Question<Payload, Answer>,
  commit: Commit,
  payload: Payload,
): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (const { contributed } of await contributionsTo(asked))
    answers.push(await contributed(commit, payload));
  return answers;
}

/**
 * Lets every contribution read, in the order of the rooms, and returns what then writes for all of them.
 * @throws the first refusal. The returned function throws when two contributions write one document: the later write
 * would undo the earlier one.
 */
export async function announce<Payload>(
  happening: Moment<Payload>,
  commit: Commit,
  payload: Payload,
): Promise<() => void> {
  const staged: (() => void)[] = [];
  for (const { room, contributed } of await contributionsTo(happening)) {
    const stage = await contributed(commit, payload);
    const by = `${room} at ${happening.name}`;
    if (stage !== undefined) staged.push(() => stage(claiming(commit.tx, by)));
  }
  return () => {
    for (const write of staged) write();
  };
}

const WRITES: readonly PropertyKey[] = ["create", "set", "update", "increment", "delete"];

/** Which contribution has written which document, by transaction. */
const claims = new WeakMap<Tx, Map<string, string>>();

/** The transaction, noting each document that is written through it. */
function claiming(tx: Tx, by: string): Tx {
  const claimed = claims.get(tx) ?? new Map<string, string>();
  claims.set(tx, claimed);
  const claim = ({ path }: DocumentReference) => {
    const earlier = claimed.get(path) ?? by;
    if (earlier !== by) throw new Error(`${path} is written by two contributions: ${earlier}, and ${by}`);
    claimed.set(path, by);
  };
  return new Proxy(tx, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key, target);
      if (typeof value !== "function") return value;
      if (!WRITES.includes(key)) return value.bind(target);
      return (ref: DocumentReference, ...rest: unknown[]) => {
        claim(ref);
        return value.call(target, ref, ...rest);
      };
    },
  });
}
