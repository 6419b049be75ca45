import { getAuth, type UserRecord } from "firebase-admin/auth";
import { administrators } from "../functions/src/platform/access.ts";
import { writeAudit } from "../functions/src/platform/audit.ts";
import { now } from "../functions/src/platform/clock.ts";
import { derivedId } from "../functions/src/platform/random.ts";
import { app, transact } from "../functions/src/platform/store.ts";
import { Failure } from "./setup/failure.mjs";

const ACTOR = "script:administrators";

/** Gives the account the mandate. Returns its uid. */
export const appointAdministrator = (email: string, note: string) => setMandate(email, "active", note);

/** Ends the mandate, at once: every call and read looks at its document. Returns the account's uid. */
export const dismissAdministrator = (email: string, note: string) => setMandate(email, "ended", note);

/**
 * What is done already is not done again. The document goes first; either half alone opens nothing, so a run that broke off
 * between them did no harm and is finished by the next one.
 */
async function setMandate(email: string, status: "active" | "ended", note: string): Promise<string> {
  const account = await accountOf(email);
  await writeMandate(account.uid, status, note);
  await writeClaim(account, status === "active");
  return account.uid;
}

async function accountOf(email: string): Promise<UserRecord> {
  try {
    return await getAuth(app()).getUserByEmail(email);
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === "auth/invalid-email") throw new Failure(`"${email}" is not an e-mail address.`);
    if (code !== "auth/user-not-found") throw error;
    throw new Failure(`No account has the e-mail ${email}: sign in with it once, then run this again.`);
  }
}

async function writeMandate(uid: string, status: "active" | "ended", note: string): Promise<void> {
  await transact(async (tx) => {
    const ref = administrators.ref({ uid });
    const before = (await tx.get(ref)).data();
    if ((before?.status ?? "ended") === status) return;
    const at = now();
    const appointed = { uid, status, appointedAt: at, endedAt: null, note };
    tx.set(ref, status === "active" ? appointed : { ...before!, status, endedAt: at, note });
    const action = status === "active" ? "appointAdministrator" : "dismissAdministrator";
    writeAudit(tx, [{ action, subjectUid: uid, before: before ?? null, after: { status }, reason: note }], {
      actorUid: ACTOR,
      intent: derivedId(ACTOR, uid, action, at.getTime()),
      at,
    });
  });
}

/** Other claims stay; the account gets the changed ones with its next ID token. */
async function writeClaim({ uid, customClaims }: UserRecord, administrator: boolean): Promise<void> {
  if ((customClaims?.administrator === true) === administrator) return;
  const { administrator: _former, ...others } = customClaims ?? {};
  await getAuth(app()).setCustomUserClaims(uid, administrator ? { ...others, administrator } : others);
}
