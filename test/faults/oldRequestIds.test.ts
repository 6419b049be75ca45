import { setTimeout } from "node:timers/promises";
import type { Timestamp } from "firebase-admin/firestore";
import { expect, test } from "vitest";
import { SECOND_MS } from "../../functions/src/platform/duration.ts";
import { derivedId } from "../../functions/src/platform/random.ts";
import { db } from "../../functions/src/platform/store.ts";
import { registeredCallables } from "../../scripts/generate/registry.ts";
import { tellDrawn } from "../../scripts/suite/draw.ts";
import { withPlan } from "../support/faultSeam/disturbedPlay.ts";
import { type FaultPlan, linesOf, type Met, traceFile } from "../support/faultSeam/plan.ts";
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

/** The paths of effects that these lines of a trace have tried to write. */
function effectsOf(lines: readonly Met[]): Set<string> {
  const paths = lines.flatMap(({ documents = [] }) => documents);
  return new Set(paths.filter((path) => EFFECTS.includes(path.split("/").at(-2)!)));
}

/** What has become of a document since a call was sent again; undefined where nothing was lost. */
async function lossOf(path: string, isKnown: boolean, sentAt: Timestamp): Promise<string | undefined> {
  const { exists, createTime, updateTime } = await db().doc(path).get();
  // A commit that was refused has written nothing.
  if (!exists) return isKnown ? "took back" : undefined;
  // What is new since then was never another's.
  const stood = createTime!.valueOf() < sentAt.valueOf();
  return stood && updateTime!.valueOf() >= sentAt.valueOf() ? "replaced" : undefined;
}

function withOtherProse(data: Record<string, unknown>): Record<string, unknown> | undefined {
  const field = PROSE.find((name) => typeof data[name] === "string");
  return field === undefined ? undefined : { ...data, [field]: `${data[field]} Again.` };
}

/** Of the calls that a caller may make in a minute, a play that sends each three times may make too many. */
const sendInTime: Send = async (delivery) => {
  const answer = await send(delivery);
  const { reason, metadata } = answer?.error?.details ?? {};
  if (reason !== "RATE_LIMITED") return answer;
  await setTimeout(Number(metadata!.retryAfterSeconds) * SECOND_MS);
  return sendInTime(delivery);
};

/** Each call is sent three times: on a machine that is shared, an act takes minutes. */
const PATIENCE_MS = 600_000;

const reasons = new Set<string>();
// Other acts than those that are drawn under faults.
const taken = ownActs(drawnActs(1));
tellDrawn({ what: "acts with old request ids", drawn: taken.length, of: ownActs(acts).length });

// A lane may have drawn none of its acts, and a file without a test fails.
test("there is something to send again", () => expect(mutating.size).toBeGreaterThan(10));

/**
 * Every call of the act that changes something, sent again after its record has gone: as it was, and with other words. The
 * trace says what was written then.
 */
test.each(taken)(
  "an old request id replaces, repeats and takes back nothing: $title",
  {
    timeout: PATIENCE_MS,
  },
  async ({ chapters }) => {
    const played = new Set<string>();
    const run = `run${String(Date.now()).slice(-10)}`;
    const sendAgain =
      (plan: FaultPlan): Send =>
      async (delivery) => {
        const answer = await sendInTime(delivery);
        if (answer === undefined || answer.error || !mutating.has(delivery.operation)) return answer;
        const { data } = JSON.parse(delivery.body!) as {
          data: Record<string, unknown> & { requestId: string };
        };
        const uid = uidOf(delivery);
        const intent = derivedId("intent", uid, delivery.operation, data.requestId);
        const bodies = [data, withOtherProse(data)].filter((body) => body !== undefined);
        for (const body of bodies) {
          const fromLine = linesOf<Met>(traceFile(plan)).length;
          const { writeTime } = await db().doc(`players/${uid}/requests/${intent}`).delete();
          const again = await sendInTime({ ...delivery, body: JSON.stringify({ data: body }) });
          reasons.add(again?.error?.details?.reason ?? "answered");
          const trace = linesOf<Met>(traceFile(plan));
          const known = effectsOf(trace.slice(0, fromLine));
          for (const path of effectsOf(trace.slice(fromLine))) {
            // What a call names it may change under any new id as well: a draft, a notice that is read.
            if (delivery.body!.includes(path.split("/").at(-1)!)) continue;
            // The erasing task deletes all below the player beside it.
            if (delivery.operation === "players/deleteAccount" && path.startsWith(`players/${uid}/`))
              continue;
            const loss = await lossOf(path, known.has(path), writeTime);
            expect(loss, `${delivery.operation}: ${path}`).toBeUndefined();
          }
        }
        played.add(delivery.operation);
        return answer;
      };
    // Without a fault; but what waits for another to end tries again soon, as in a play that has some.
    const steps = await withPlan({ run, death: "request", faults: {} }, (plan) =>
      playStoryline({ run, chapters, send: sendAgain(plan) }),
    );
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
