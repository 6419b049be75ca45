import type { DocumentSnapshot } from "firebase-admin/firestore";
import { expect, test } from "vitest";
import { derivedId } from "../../functions/src/platform/random.ts";
import { db } from "../../functions/src/platform/store.ts";
import { registeredCallables } from "../../scripts/generate/registry.ts";
import { tellDrawn } from "../../scripts/suite/draw.ts";
import { withPlan } from "../support/faultSeam/disturbedPlay.ts";
import { acts } from "../support/storyline/chapters.ts";
import { type Delivery, type Send, send } from "../support/storyline/delivery.ts";
import { drawnActs } from "../support/storyline/drawnActs.ts";
import { ownActs } from "../support/storyline/ownActs.ts";
import { playStoryline } from "../support/storyline/play.ts";
import { noteReasons } from "./oldReasons.ts";

/** What stands for good once an intent has written it, under an id that derives from the intent. */
const EFFECTS = ["audit", "platformAudit", "notices", "announcements", "proposals", "ledgerTransfers"];

/** Fields of prose: with another one of these a call is another call, and as good. */
const PROSE = ["title", "body", "reason", "message", "rationale", "text", "biography", "sentence"];

const mutating = new Set(
  (await registeredCallables()).filter(({ mutates }) => mutates).map(({ path }) => path),
);

async function effects(): Promise<Map<string, DocumentSnapshot>> {
  const found = await Promise.all(
    EFFECTS.map((collection) => db().collectionGroup(collection).select().get()),
  );
  return new Map(found.flatMap(({ docs }) => docs.map((doc) => [doc.ref.path, doc])));
}

function withOtherProse(data: Record<string, unknown>): Record<string, unknown> | undefined {
  const field = PROSE.find((name) => typeof data[name] === "string");
  return field === undefined ? undefined : { ...data, [field]: `${data[field]} Again.` };
}

const reasons = new Set<string>();
// Other acts than those that are drawn under faults.
const taken = ownActs(drawnActs(1));
tellDrawn({ what: "acts with old request ids", drawn: taken.length, of: ownActs(acts).length });

/**
 * Every call of the act that changes something, sent again after its record has gone: as it was, and with other words. Tasks
 * may write beside it, so what is compared is what the call's own intent could have written.
 */
test.each(taken)(
  "an old request id replaces, repeats and takes back nothing: $title",
  {
    timeout: 300_000,
  },
  async ({ chapters }) => {
    const played = new Set<string>();
    const run = `run${String(Date.now()).slice(-10)}`;
    const sendAgain: Send = async (delivery) => {
      const answer = await send(delivery);
      if (answer === undefined || answer.error || !mutating.has(delivery.operation)) return answer;
      const { data } = JSON.parse(delivery.body!) as {
        data: Record<string, unknown> & { requestId: string };
      };
      const uid = uidOf(delivery);
      const intent = derivedId("intent", uid, delivery.operation, data.requestId);
      const bodies = [data, withOtherProse(data)].filter((body) => body !== undefined);
      const before = await effects();
      for (const body of bodies) {
        await db().doc(`players/${uid}/requests/${intent}`).delete();
        const again = await send({ ...delivery, body: JSON.stringify({ data: body }) });
        reasons.add(again?.error?.details?.reason ?? "answered");
      }
      const after = await effects();
      for (const [path, document] of before) {
        // What a call names it may change under any new id as well: a draft, a notice that is read.
        if (delivery.body!.includes(document.id)) continue;
        // The erasing task deletes all below the player beside it.
        if (delivery.operation === "players/deleteAccount" && path.startsWith(`players/${uid}/`)) continue;
        const now = after.get(path);
        expect(now?.exists, `${delivery.operation} took back ${path}`).toBe(true);
        expect(now!.updateTime, `${delivery.operation} replaced ${path}`).toEqual(document.updateTime);
      }
      played.add(delivery.operation);
      return answer;
    };
    // Without a fault; but what waits for another to end tries again soon, as in a play that has some.
    const plan = { run, death: "request", faults: {} } as const;
    const steps = await withPlan(plan, () => playStoryline({ run, chapters, send: sendAgain }));
    const called = steps.map(({ operation }) => operation).filter((operation) => mutating.has(operation));
    expect([...played].toSorted()).toEqual([...new Set(called)].toSorted());
    expect(reasons).not.toContain("INTERNAL");
    noteReasons([...reasons]);
  },
);

function uidOf({ token }: Delivery): string {
  const payload = Buffer.from(token!.split(".")[1]!, "base64url").toString();
  return (JSON.parse(payload) as { sub: string }).sub;
}
