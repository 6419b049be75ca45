import { randomUUID } from "node:crypto";
import { getAuth } from "firebase-admin/auth";
import { beforeEach, describe, expect, it } from "vitest";
import { administrators } from "../../../functions/src/platform/access.ts";
import { platformAudit } from "../../../functions/src/platform/audit.ts";
import { app } from "../../../functions/src/platform/store.ts";
import { appointAdministrator, dismissAdministrator } from "../../../scripts/administrators.ts";

let email: string;
let uid: string;
beforeEach(async () => {
  email = `${randomUUID()}@example.com`;
  ({ uid } = await getAuth(app()).createUser({ email }));
  await getAuth(app()).setCustomUserClaims(uid, { tester: true });
});

const claims = async () => (await getAuth(app()).getUser(uid)).customClaims;
const mandate = async () => (await administrators.ref({ uid }).get()).data();
const log = async () => {
  const { docs } = await platformAudit.collection({}).where("subjectUid", "==", uid).get();
  const entries = docs.map((doc) => doc.data()).sort((a, b) => a.at.getTime() - b.at.getTime());
  return entries.map(({ action, actorUid, reason }) => `${action} by ${actorUid}: ${reason}`);
};

describe("the mandate of an administrator", () => {
  it("is a claim and a document, both logged, beside whatever other claims there are", async () => {
    expect(await appointAdministrator(email, "first")).toBe(uid);
    expect(await claims()).toEqual({ tester: true, administrator: true });
    expect(await mandate()).toMatchObject({ status: "active", endedAt: null, note: "first" });

    expect(await dismissAdministrator(email, "thanks")).toBe(uid);
    expect(await claims()).toEqual({ tester: true });
    expect(await mandate()).toMatchObject({ status: "ended", note: "thanks" });
    expect((await mandate())?.endedAt).toBeInstanceOf(Date);
    expect(await log()).toEqual([
      "appointAdministrator by script:administrators: first",
      "dismissAdministrator by script:administrators: thanks",
    ]);
  });

  it("is given once, however often the script runs, and a run that broke off is finished", async () => {
    await appointAdministrator(email, "first");
    await getAuth(app()).setCustomUserClaims(uid, { tester: true });
    await appointAdministrator(email, "again");
    expect(await claims()).toEqual({ tester: true, administrator: true });
    expect((await mandate())?.note).toBe("first");
    expect(await log()).toHaveLength(1);
  });

  it("is not ended where it never began", async () => {
    await dismissAdministrator(email, "nothing");
    expect(await mandate()).toBeUndefined();
    expect(await log()).toEqual([]);
  });

  it("needs an account", async () => {
    const unknown = appointAdministrator("nobody@example.com", "x");
    await expect(unknown).rejects.toThrow("No account has the e-mail nobody@example.com");
    await expect(appointAdministrator("not an address", "x")).rejects.toThrow("is not an e-mail address");
  });
});
