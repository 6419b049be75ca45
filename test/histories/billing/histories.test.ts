import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { db } from "../../../functions/src/platform/store.ts";
import { draw, drawsAll } from "../../../scripts/suite/draw.ts";
import { deleteDocuments } from "../../support/emptyDatabase.ts";
import { stripeHere } from "../../support/stripe/here.ts";
import { type Command, history } from "./acts.ts";
import { expectFollows } from "./model.ts";
import { type Seams, World } from "./world.ts";

const PROJECT = "demo-purchases";
const seams = vi.hoisted((): Seams => ({ nowMs: 0, tasks: [] }));

// Game time is the history's own, and Stripe's: months pass in it.
vi.mock("../../../functions/src/platform/clock.ts", () => ({ now: () => new Date(seams.nowMs) }));
vi.mock("../../../functions/src/platform/calls/rateLimit.ts", () => ({ limitRate: async () => {} }));
vi.mock("firebase-functions/logger", () => ({ write: () => {} }));
// What is enqueued is done by the history: later, twice, in any order.
vi.mock("../../../functions/src/platform/work/tasks.ts", () => ({
  enqueueTask: async (_queue: string, { task, body }: { task: string; body: object }) => {
    seams.tasks.push({ task, body });
  },
}));
// A project of its own: schedules look at all that is sold.
vi.mock("firebase-admin/firestore", async (original) => {
  const { firestoreOf } = await import("../ownProject.ts");
  return firestoreOf(() => PROJECT, original);
});

const SEED = Number(process.env.HISTORY_SEED ?? 2102);
const HISTORIES = Number(process.env.PURCHASE_HISTORIES ?? 80);

/** Histories that never come to these would agree with any model. */
const TO_THE_POINT = [
  ...["citizen", "resume", "accept", "succeed", "announce", "revoke", "withdraw", "offer"],
  ...["pay", "bankAnswers", "portal", "ends", "bank"],
].map((kind) => `${kind} → done`);
const ENDS = ["active", "suspended", "closing", "handed on", "given back", "shared"];

const here = stripeHere(() => new Date(seams.nowMs));

async function runHistory(name: string, commands: readonly Command[], seen: Map<string, number>) {
  await deleteDocuments(PROJECT);
  here.standIn.world.vault.forget();
  here.standIn.takeWaiting("snapshot");
  here.standIn.events.length = 0;
  Object.assign(seams, { nowMs: Date.UTC(2102, 0, 1), tasks: [] });
  const world = new World(name, here, seams);
  await world.open();
  await expectFollows(world, `${name}, at the beginning`);
  for (const [step, command] of commands.entries()) {
    const outcome = await world.run(command).catch((error: Error) => {
      throw new Error(`${name}, step ${step}, ${JSON.stringify(command)}: ${error.message}`, {
        cause: error,
      });
    });
    count(seen, `${command.kind} → ${outcome ?? "done"}`);
  }
  await world.comeToRest();
  await expectFollows(world, `${name}, at the end`);
  const before = await stored();
  await world.hearAllAgain();
  expect(await stored(), `${name}, all heard again`).toEqual(before);
  await countEnds(world, seen);
}

/**
 * All that is stored but the numbers of fetches, what waits, and what Stripe has reported. A checkout that is looked at once more
 * is looked at for nothing: that says its due time.
 */
async function stored(): Promise<Map<string, unknown>> {
  const documents = new Map<string, unknown>();
  const visit = async (parent: FirebaseFirestore.Firestore | FirebaseFirestore.DocumentReference) => {
    for (const collection of await parent.listCollections()) {
      if (["stripeEvents", "outbox"].includes(collection.id)) continue;
      for (const ref of await collection.listDocuments()) {
        const { fetchSeq: _, appliedSeq: __, dueAt: ___, ...rest } = (await ref.get()).data() ?? {};
        documents.set(ref.path, rest);
        await visit(ref);
      }
    }
  };
  await visit(db());
  return documents;
}

async function countEnds(world: World, seen: Map<string, number>): Promise<void> {
  count(seen, (await world.region()).status);
  if (world.owners.length > 1) count(seen, "handed on");
  const { docs } = await db().collection("checkouts").get();
  if (docs.some((doc) => doc.data().status === "refunded")) count(seen, "given back");
  const paid = await db().collection("payments").get();
  if (paid.docs.some((doc) => doc.data().home !== null)) count(seen, "shared");
}

function count(seen: Map<string, number>, what: string): void {
  seen.set(what, (seen.get(what) ?? 0) + 1);
}

test(`what is bought follows from Stripe's objects and the time (seed ${SEED})`, {
  timeout: 900_000,
}, async () => {
  const all = [...fc.sample(history, { seed: SEED, numRuns: HISTORIES }).entries()];
  const drawn = draw("histories of purchases", all, HISTORIES / 20, ([number]) => `purchases ${number}`);
  const seen = new Map<string, number>();
  const disagreements: string[] = [];
  for (const [number, commands] of drawn) {
    await runHistory(`h${number}-port`, commands, seen).catch((error: Error) =>
      disagreements.push(error.message),
    );
  }
  expect(disagreements).toEqual([]);
  const steps = drawn.reduce((sum, [, commands]) => sum + commands.length, 0);
  const lines = [...seen].sort().map(([what, times]) => `${what}: ${times}`);
  console.info(`${drawn.length} histories, ${steps} steps, seed ${SEED}:\n${lines.join("\n")}`);
  if (drawsAll) expect([...TO_THE_POINT, ...ENDS].filter((what) => !seen.has(what))).toEqual([]);
});
