/**
 * A worker whose one operation is safe in nothing, so that every fault shows: it counts in two transactions without a record
 * of having done so, and leaves a task that does the same and trusts the clock. Run with the fault seam, as the deployed
 * workers are; prints its port.
 */
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { getFunctions } from "firebase-admin/functions";
import { now } from "../../../functions/src/platform/clock.ts";
import { DAY_MS } from "../../../functions/src/platform/duration.ts";
import { newId } from "../../../functions/src/platform/random.ts";
import { app, db } from "../../../functions/src/platform/store.ts";
import { changesOf, credits, makeTransfers, testKinds } from "../ledger/ledger.ts";

interface Body {
  /** Path of the document that counts. */
  readonly counter: string;
}

const acts: Readonly<Record<string, (body: Body) => Promise<void>>> = {
  async act({ counter }) {
    await count(counter, "first");
    await count(counter, "second");
    const { port } = server.address() as AddressInfo;
    await db().doc(counter).update({ stagedAt: now().getTime() });
    // Any queue will do: the task is delivered to this worker.
    await getFunctions(app())
      .taskQueue("locations/us-central1/functions/playersWorker")
      .enqueue({ counter }, { id: newId(), uri: `http://127.0.0.1:${port}/late` });
  },
  async late({ counter }) {
    await count(counter, "task");
    const stagedAt = (await db().doc(counter).get()).get("stagedAt") as number;
    await db()
      .doc(counter)
      .update({ daysLate: Math.round((now().getTime() - stagedAt) / DAY_MS) });
  },
  /** Careful: the transfer's own record is read in the transaction that moves the money, and one that is made is no error. */
  async pay({ counter }) {
    const accountId = `player:${counter.split("/")[1]}` as const;
    const changes = changesOf(credits, { issuance: -100, [accountId]: 100 });
    const transfer = {
      transferId: counter.split("/")[1]!,
      kind: testKinds.testGrant,
      changes,
      repeatable: true as const,
    };
    await makeTransfers([transfer], now());
  },
};

function count(counter: string, field: string): Promise<void> {
  return db().runTransaction(async (tx) => {
    const value = (await tx.get(db().doc(counter))).get(field) as number;
    tx.update(db().doc(counter), { [field]: value + 1 });
  });
}

const server = createServer((request, response) => {
  void bodyOf(request)
    .then(acts[request.url!.slice(1)]!)
    .then(() => response.end("{}"));
}).listen(0, "127.0.0.1", () => console.log((server.address() as AddressInfo).port));

async function bodyOf(request: IncomingMessage): Promise<Body> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return (JSON.parse(Buffer.concat(chunks).toString()) as { data: Body }).data;
}
