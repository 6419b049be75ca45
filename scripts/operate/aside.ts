import type { QueryDocumentSnapshot } from "firebase-admin/firestore";
import { writeAudit } from "../../functions/src/platform/audit.ts";
import { now } from "../../functions/src/platform/clock.ts";
import type { Tx } from "../../functions/src/platform/documents/tx.ts";
import { derivedId } from "../../functions/src/platform/random.ts";
import { transact } from "../../functions/src/platform/store.ts";
import { readJobOf, stageAnotherTry, stageDrop } from "../../functions/src/platform/work/aside.ts";
import { outbox, type Row } from "../../functions/src/platform/work/outbox.ts";
import { Failure } from "../setup/failure.mjs";
import { ACTOR } from "./jobs.ts";

const SHOWN = 100;

/** What was set aside, the latest first, a line each and one for the last error. */
export async function listAside(): Promise<string[]> {
  const { docs } = await allAside().limit(SHOWN).get();
  if (docs.length === 0) return ["Nothing is set aside."];
  return docs.flatMap((row) => {
    const { task, queue, body, setAsideAt, lastError } = row.data();
    return [
      `${setAsideAt!.toISOString()}  ${row.id}  ${task} of ${queue}: ${body.slice(0, 200)}`,
      `         ${lastError}`,
    ];
  });
}

/** Has one of them, or all of a task, tried again with the next sweep, twelve times anew. */
export async function retryAside(which: string): Promise<string[]> {
  const rows = await asideNamed(which);
  for (const row of rows) {
    await transact(async (tx) => {
      if (!(await isAside(tx, row))) return;
      stageAnotherTry(tx, row.id, now());
    });
  }
  return [`✓ ${rows.length} of ${which}: the next sweep enqueues them.`];
}

/** Gives one of them, or all of a task, up for good. What it was to do stays undone; a job fails. */
export async function dropAside(which: string, note: string): Promise<string[]> {
  const rows = await asideNamed(which);
  for (const row of rows) await transact((tx) => drop(tx, row, note));
  return [`✓ ${rows.length} of ${which}: dropped, as the platform's log says.`];
}

async function drop(tx: Tx, found: QueryDocumentSnapshot<Row>, note: string): Promise<void> {
  if (!(await isAside(tx, found))) return;
  const { id } = found;
  const row = found.data();
  const job = await readJobOf(tx, row);
  const at = now();
  const entry = stageDrop(tx, { outboxId: id, row, job }, note, at);
  const intent = derivedId(ACTOR, "dropTask", id, row.setAsideAt!.getTime());
  writeAudit(tx, [entry], { actorUid: ACTOR, intent, at });
}

async function isAside(tx: Tx, { ref }: QueryDocumentSnapshot<Row>): Promise<boolean> {
  return (await tx.get(ref)).data()?.setAsideAt instanceof Date;
}

/** By the id of its row, or by the task. */
async function asideNamed(which: string): Promise<QueryDocumentSnapshot<Row>[]> {
  const { docs } = await allAside().get();
  const found = docs.filter((row) => row.id === which || row.data().task === which);
  if (found.length > 0) return found;
  throw new Failure(
    `Nothing of "${which}" is set aside: name a row or a task that \`npm run operate -- aside\` lists.`,
  );
}

const allAside = () =>
  outbox.collection({}).where("setAsideAt", ">", new Date(0)).orderBy("setAsideAt", "desc");
