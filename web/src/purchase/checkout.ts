import { CallError } from "../../../client/error.ts";
import { calls } from "../data/calls.ts";
import { checkoutKeyOf } from "../data/keptDrafts.ts";
import { leaveTo } from "../shell/leave.ts";
import { checkoutId, type Subject } from "./checkoutId.ts";

/** Asks for a payment page and goes there. */
export async function goToCheckout(
  uid: string,
  input: { readonly subject: Subject; readonly returnPath: string },
  requestId: string,
): Promise<void> {
  const key = checkoutKeyOf(uid);
  const id = checkoutId.of(localStorage.getItem(key), input.subject, requestId, Date.now());
  localStorage.setItem(key, checkoutId.keep(input.subject, id, Date.now()));
  try {
    const { url } = await (await calls()).billing.createCheckout({ ...input, requestId: id });
    localStorage.removeItem(key);
    leaveTo(url);
  } catch (error) {
    if (!(error instanceof CallError) || !error.uncertain) localStorage.removeItem(key);
    throw error;
  }
}
