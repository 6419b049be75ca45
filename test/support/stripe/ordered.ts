import { randomUUID } from "node:crypto";
import { reserveCheckout, settleCheckout } from "../../../functions/src/billing/reservation.ts";
import { askSession } from "../../../functions/src/billing/stripe/askSession.ts";
import type { Subject } from "../../../functions/src/billing/subject.ts";
import type { MutationContext } from "../../../functions/src/platform/callable.ts";
import { transact } from "../../../functions/src/platform/store.ts";
import { taskCommit } from "../../../functions/src/platform/taskCommit.ts";

/** A checkout as its call leaves it, made in its three parts: without the wrapper, which bounds the calls of a minute. */
export async function ordered(uid: string, subject: Subject): Promise<string> {
  const checkoutId = randomUUID();
  const order = { subject, opening: null, returnPath: "/" };
  const within = <Answer>(handle: (context: MutationContext) => Promise<Answer>) =>
    transact(async (tx) => {
      const commit = taskCommit(tx, { actorUid: uid, intent: checkoutId, at: new Date() });
      return handle({ ...commit, caller: { uid } } as never);
    });
  const reserved = await within((context) => reserveCheckout(context, order, checkoutId));
  const asked = await askSession(reserved);
  await within((context) => settleCheckout(context, reserved, asked));
  return checkoutId;
}
