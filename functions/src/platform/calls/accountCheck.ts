import { getAuth } from "firebase-admin/auth";
import type { Identity } from "../access.ts";
import { MINUTE_MS } from "../duration.ts";
import { GameError } from "../errors.ts";
import { faultOf, log } from "../log.ts";
import { app } from "../store.ts";
import { remember } from "./memory.ts";

/** So long does an instance rely on what Firebase Auth has said of an account. */
const RELIED_ON_MS = 5 * MINUTE_MS;
/** Accounts that an instance keeps in mind; of one that it has forgotten it asks again. */
const MOST_ACCOUNTS = 10_000;

interface Known {
  readonly askedAtMs: number;
  /** Null where the account may act. */
  readonly refusal: Promise<"disabled" | "signed out" | null>;
}

const known = new Map<string, Known>();

/**
 * Refuses whom the console has disabled, and tokens from before an account was signed out everywhere: at the latest when the
 * instance's five minutes are over, not when the token's hour is. One look-up for an account, an instance and five minutes.
 * An account that is gone passes: it ends with its token, and `reconcileAccounts` erases what it leaves. So does everybody
 * while Firebase Auth does not answer.
 * @throws GameError `ACCOUNT_DISABLED`.
 */
export async function requireEnabled(identity: Identity): Promise<void> {
  const nowMs = Date.now();
  let found = known.get(identity.uid);
  if (found === undefined || nowMs - found.askedAtMs >= RELIED_ON_MS) {
    found = { askedAtMs: nowMs, refusal: refusalOf(identity) };
    remember(known, identity.uid, found, MOST_ACCOUNTS);
  }
  const refusal = await found.refusal;
  if (refusal === null) return;
  // The person may have signed in again since: the next call asks again.
  known.delete(identity.uid);
  throw new GameError(
    "ACCOUNT_DISABLED",
    `This account is ${refusal}: sign in again, or ask the platform why.`,
  );
}

async function refusalOf({ uid, signedInAtSeconds }: Identity): Promise<"disabled" | "signed out" | null> {
  try {
    const { disabled, tokensValidAfterTime } = await getAuth(app()).getUser(uid);
    if (disabled) return "disabled";
    const validFromMs = tokensValidAfterTime === undefined ? 0 : Date.parse(tokensValidAfterTime);
    return signedInAtSeconds * 1_000 < validFromMs ? "signed out" : null;
  } catch (error) {
    if ((error as { code?: string }).code === "auth/user-not-found") return null;
    log.error("account not looked up", faultOf(error));
    known.delete(uid);
    return null;
  }
}
