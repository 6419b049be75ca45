import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { closings } from "../../../functions/src/closing/schema.ts";
import { gateIndexes, gates, sectors } from "../../../functions/src/galaxy/documents.ts";
import { members, memberships } from "../../../functions/src/membership/schema.ts";
import { regionAudit } from "../../../functions/src/platform/audit.ts";
import { DAY_MS } from "../../../functions/src/platform/duration.ts";
import { jobs } from "../../../functions/src/platform/work/jobs.ts";
import { announcements, regions } from "../../../functions/src/regions/schema.ts";
import { setClockOffset } from "../../support/emulators.ts";
import { configurationOf } from "../../support/fixtures.ts";
import { stagedRegion } from "../../support/provisioning.ts";
import { deliver } from "../../support/work.ts";
import {
  activeRegion,
  administrator,
  ensureNexus,
  freshId,
  freshName,
  holderOf,
  ownedRegion,
  player,
  refusalOf,
  region,
  untilJob,
  untilStatus,
} from "./world.ts";

const reason = "The bill has not been paid.";

async function logOf(regionId: string): Promise<string[]> {
  const { docs } = await regionAudit.collection({ regionId }).orderBy("at").get();
  return docs.map((doc) => `${doc.data().action} ${doc.data().visibility}`);
}

describe("a region", () => {
  it("is created, built, opened, configured, suspended, reopened and closed", async () => {
    const { regionId, jobId, owner } = await ownedRegion();
    const root = await administrator();
    const name = (await region(regionId)).displayName;
    await untilJob(jobId, "completed");
    expect(await region(regionId)).toMatchObject({ status: "active", ownerUid: owner.uid, jobId });
    expect((await sectors.collection({ regionId }).count().get()).data().count).toBe(500);
    expect((await gates.ref({ gateId: regionId }).get()).data()?.open).toBe(true);
    expect([await holderOf(regionId), await holderOf(name)]).toEqual([regionId, regionId]);

    const member = (await members.ref({ regionId, uid: owner.uid }).get()).data();
    const mirror = (await memberships.ref({ uid: owner.uid, regionId }).get()).data();
    expect(member).toMatchObject({ status: "active", standing: "citizen" });
    expect(mirror).toMatchObject({ status: "active", standing: "citizen" });

    const culture = { theme: "gothic" };
    expect(await owner.call("regions/configureRegion", { regionId, culture })).toEqual({
      changedFields: ["culture.theme"],
    });
    const economy = { tradeTaxBasisPoints: 2_500 };
    expect(await owner.call("regions/configureEconomy", { regionId, economy })).toEqual({
      changedFields: ["economy.tradeTaxBasisPoints"],
    });
    expect(await configurationOf(regionId)).toMatchObject({ culture, economy });

    await root.call("regions/suspendRegion", { regionId, reason });
    expect(await region(regionId)).toMatchObject({ status: "suspended", statusReason: reason });
    expect(refusalOf(await root.send("regions/suspendRegion", { regionId, reason }))).toBe("REGION_STATUS");
    await root.call("regions/reopenRegion", { regionId, reason: "The bill has been paid." });
    expect(await region(regionId)).toMatchObject({ status: "active", statusReason: null });

    const ending = { regionId, displayName: name, reason: "We have moved to the Nexus." };
    const { closesAt } = await owner.call<{ closesAt: string }>("regions/closeRegion", ending);
    setClockOffset(7 * DAY_MS + 60_000);
    try {
      await deliver("closeAnnouncedRegion", { regionId });
    } finally {
      setClockOffset(0);
    }
    expect(await region(regionId)).toMatchObject({ status: "closing", closesAt: null });
    expect((await closings.ref({ regionId }).get()).data()!.announcedAt!.getTime()).toBe(
      new Date(closesAt).getTime() - 7 * DAY_MS,
    );
    expect(refusalOf(await owner.send("regions/configureRegion", { regionId, culture }))).toBe(
      "REGION_CLOSED",
    );
    expect(refusalOf(await root.send("regions/reopenRegion", { regionId, reason }))).toBe("REGION_STATUS");
    expect(await logOf(regionId)).toEqual([
      "createRegion public",
      "configureRegion public",
      "configureEconomy public",
      "suspendRegion public",
      "reopenRegion public",
      "announceClosing public",
      "closeRegion public",
    ]);
  });

  it("refuses a field out of bounds and names field, bound and what was given", async () => {
    const { regionId, owner } = await ownedRegion();
    const { error } = await owner.send("regions/configureEconomy", {
      regionId,
      economy: { tradeTaxBasisPoints: 3_000 },
    });
    expect(error?.details).toMatchObject({
      reason: "INVALID_INPUT",
      metadata: { fields: ["economy.tradeTaxBasisPoints"] },
    });
    expect(error?.message).toContain(
      "economy.tradeTaxBasisPoints: Too big: expected number to be <=2500 (given: 3000)",
    );
    expect((await region(regionId)).economy.tradeTaxBasisPoints).toBe(1_000);
  });

  it("leaves to the vote what the owner could set before, once it is a democracy", async () => {
    const { regionId, owner } = await ownedRegion();
    const governance = { type: "democracy" };
    await owner.call("regions/configureRegion", { regionId, governance });
    const refused = [
      await owner.send("regions/configureRegion", { regionId, governance: { type: "autocracy" } }),
      await owner.send("regions/configureRegion", { regionId, immigration: { policy: "closed" } }),
      await owner.send("regions/configureEconomy", { regionId, economy: { tradeTaxBasisPoints: 500 } }),
    ];
    expect(refused.map(refusalOf)).toEqual(Array(3).fill("GOVERNED_BY_VOTE"));
    await owner.call("regions/configureEconomy", { regionId, economy: { specialization: "mining" } });
  });

  it("changes nothing, and logs nothing, where the fields are what they were", async () => {
    const { regionId, owner } = await ownedRegion();
    const { displayName } = await region(regionId);
    const same = { regionId, displayName, culture: { theme: "standard" } };
    expect(await owner.call("regions/configureRegion", same)).toEqual({ changedFields: [] });
    expect(await logOf(regionId)).toEqual(["createRegion public"]);
  });

  it("is created once, however often one request is sent", async () => {
    await ensureNexus();
    const root = await administrator();
    const owner = await player();
    const input = {
      requestId: randomUUID(),
      regionId: freshId("r"),
      displayName: freshName("Region"),
      kind: "owned",
      ownerUid: owner.uid,
    };
    const answers = await Promise.all([1, 2, 3].map(() => root.call("regions/createRegion", input)));
    expect(new Set(answers.map((answer) => answer.jobId)).size).toBe(1);
    const built = await jobs.collection({}).where("regionId", "==", input.regionId).get();
    expect(built.size).toBe(1);
    // An administrator watches by a mandate that can end, and is not named.
    expect(built.docs[0]!.data().watcherUids).toEqual([owner.uid]);
  });

  it("cannot be created before there is a player to own it", async () => {
    await ensureNexus();
    const root = await administrator();
    const regionId = freshId("r");
    const input = { regionId, displayName: freshName("Region"), kind: "owned", ownerUid: "nobody" };
    expect(refusalOf(await root.send("regions/createRegion", input))).toBe("PLAYER_UNKNOWN");
    expect((await regions.ref({ regionId }).get()).exists).toBe(false);
    expect(await holderOf(regionId)).toBeUndefined();
  });
});

describe("an announced end", () => {
  it("is told to everybody, takes in no new residents, and is revoked before its hour alone", async () => {
    const { regionId, owner } = await activeRegion();
    const { displayName } = await region(regionId);
    const newcomer = await player();
    await newcomer.call("membership/joinRegion", { regionId });
    const ending = { regionId, displayName, reason: "We have moved to the Nexus." };
    const mistyped = { ...ending, displayName: regionId };
    expect(refusalOf(await owner.send("regions/closeRegion", mistyped))).toBe("NAME_MISMATCH");
    expect(refusalOf(await owner.send("regions/revokeClosing", { regionId }))).toBe("CLOSING_NOT_ANNOUNCED");

    const { closesAt } = await owner.call<{ closesAt: string }>("regions/closeRegion", ending);
    expect(await region(regionId)).toMatchObject({ status: "active", closesAt: new Date(closesAt) });
    expect(refusalOf(await owner.send("regions/closeRegion", ending))).toBe("CLOSING_ANNOUNCED");
    expect(refusalOf(await newcomer.send("membership/setHomeRegion", { regionId }))).toBe("REGION_CLOSED");
    const told = (await announcements.collection({ regionId }).get()).docs.map((doc) => doc.data());
    expect(told).toMatchObject([{ authorUid: owner.uid, body: expect.stringContaining(ending.reason) }]);
    await deliver("closeAnnouncedRegion", { regionId });
    expect((await region(regionId)).status).toBe("active");

    setClockOffset(7 * DAY_MS);
    try {
      expect(refusalOf(await owner.send("regions/revokeClosing", { regionId }))).toBe(
        "CLOSING_NOT_ANNOUNCED",
      );
    } finally {
      setClockOffset(0);
    }
    await owner.call("regions/revokeClosing", { regionId });
    expect(await region(regionId)).toMatchObject({ status: "active", closesAt: null });
    await newcomer.call("membership/setHomeRegion", { regionId });
    expect((await announcements.collection({ regionId }).get()).size).toBe(2);
  });

  it("revoked beside its hour: it closes or goes on, and never both", async () => {
    const { regionId, owner } = await activeRegion();
    const { displayName } = await region(regionId);
    await owner.call("regions/closeRegion", { regionId, displayName, reason: "We have moved away." });
    await regions.ref({ regionId }).update({ closesAt: new Date(Date.now() + 300) });
    const answers = await Promise.all(
      [0, 150, 300, 450].map(async (pauseMs) => {
        await new Promise((resolve) => setTimeout(resolve, pauseMs));
        const [revoked] = await Promise.all([
          owner.send("regions/revokeClosing", { regionId }),
          deliver("closeAnnouncedRegion", { regionId }),
        ]);
        return revoked.error === undefined;
      }),
    );
    expect(answers.filter(Boolean).length).toBeLessThanOrEqual(1);
    const { status, closesAt } = await region(regionId);
    expect({ status, closesAt }).toEqual({
      status: answers.includes(true) ? "active" : "closing",
      closesAt: null,
    });
  });
});

describe("a region that failed to build", () => {
  it("is built by a retry, and by nothing else", async () => {
    const { regionId, jobId } = await activeRegion();
    const root = await administrator();
    expect(refusalOf(await root.send("regions/retryProvisioning", { regionId }))).toBe("REGION_STATUS");

    // As an operator finds it after the last attempt: some of the sectors are missing.
    await jobs.ref({ jobId }).update({ status: "failed", findings: ["sector 7 is missing"] });
    await regions.ref({ regionId }).update({ status: "failed", activatedAt: null });
    await sectors.ref({ regionId, sectorNumber: 7 }).delete();

    expect(await root.call("regions/retryProvisioning", { regionId })).toEqual({ regionId, jobId });
    await untilStatus(regionId, "active");
    expect((await sectors.ref({ regionId, sectorNumber: 7 }).get()).exists).toBe(true);
    expect((await jobs.ref({ jobId }).get()).data()).toMatchObject({ status: "completed", attempt: 2 });
  });

  it.each(["closing", "closed"] as const)(
    "and is %s once its sectors are there gets no gate",
    async (status) => {
      const { regionId, jobId } = await stagedRegion("owned");
      await regions.ref({ regionId }).update({ status });
      await deliver("provisionRegion", { jobId, attempt: 1, slice: 0 });
      await untilJob(jobId, "completed");
      expect((await region(regionId)).status).toBe(status);
      expect((await gates.ref({ gateId: regionId }).get()).exists).toBe(false);
      const { docs } = await gateIndexes.collection({ regionId: "nexus" }).get();
      expect(docs.flatMap((doc) => doc.data().gates.map((gate) => gate.regionId))).not.toContain(regionId);
    },
  );

  it("can be given up by its owner", async () => {
    const { regionId, jobId, owner } = await activeRegion();
    await jobs.ref({ jobId }).update({ status: "failed" });
    await regions.ref({ regionId }).update({ status: "failed" });
    const { displayName } = await region(regionId);
    const ending = { regionId, displayName, reason: "It never opened at all." };
    await owner.call("regions/closeRegion", ending);
    expect((await region(regionId)).status).toBe("closing");
  });
});
