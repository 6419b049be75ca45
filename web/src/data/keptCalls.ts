import { CallError } from "../../../client/error.ts";
import { DAY_MS } from "../../../functions/src/platform/duration.ts";
import { sentKeyOf, sentKeysOf } from "./keptDrafts.ts";

/**
 * Never kept: a ballot, whose choice is nowhere but in its form, and what answers with an address at Stripe, which is asked for
 * anew.
 */
const NEVER_KEPT = [
  "governance/castBallot",
  "billing/createCheckout",
  "billing/openPayoutAccount",
  "billing/openPortal",
  "billing/resumeSubscription",
];

/** The server knows an id for weeks: within a day the same one acts once. */
const KEPT_MS = DAY_MS;

/** A call that was sent, and whose answer never came. */
interface Sent {
  readonly path: string;
  readonly label: string;
  readonly input: object;
  readonly at: number;
}

export interface KeptCall extends Sent {
  readonly key: string;
}

/** What pages say of an intent, by its id, while it is sent. */
export const labels = new Map<string, string>();
const underWay = new Set<string>();

/** Sends a call, and keeps it in this tab until it is known whether it has acted: a page that is loaded anew can send it again. */
export async function keptWhileSent<Answer>(
  uid: string | null,
  path: string,
  input: { readonly requestId?: string },
  send: () => Promise<Answer>,
): Promise<Answer> {
  const { requestId } = input;
  if (requestId === undefined || uid === null || NEVER_KEPT.includes(path)) return send();
  const key = sentKeyOf(uid, requestId, path);
  const kept: Sent = { path, label: labels.get(requestId) ?? path, input, at: Date.now() };
  sessionStorage.setItem(key, JSON.stringify(kept));
  underWay.add(key);
  try {
    const answer = await send();
    sessionStorage.removeItem(key);
    return answer;
  } catch (error) {
    if (!(error instanceof CallError) || !error.uncertain) sessionStorage.removeItem(key);
    throw error;
  } finally {
    underWay.delete(key);
  }
}

/** What a player has sent from this tab and heard nothing of, but for what is under way. */
export function leftOpen(uid: string, now: number): KeptCall[] {
  return sentKeysOf(uid)
    .filter((key) => !underWay.has(key))
    .flatMap((key) => {
      const kept = keptIn(sessionStorage.getItem(key));
      return kept !== null && now - kept.at < KEPT_MS ? [{ ...kept, key }] : [];
    });
}

/** What another release has kept otherwise is nothing. */
function keptIn(text: string | null): Sent | null {
  try {
    const sent = JSON.parse(text ?? "") as Partial<Record<keyof Sent, unknown>> | null;
    const { path, label, input, at } = sent ?? {};
    if (typeof path !== "string" || typeof label !== "string" || typeof at !== "number") return null;
    return typeof input === "object" && input !== null ? { path, label, input, at } : null;
  } catch {
    return null;
  }
}

export const forgetCall = ({ key }: KeptCall): void => sessionStorage.removeItem(key);
