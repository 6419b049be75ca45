import { randomUUID } from "node:crypto";
import { statSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { newMember } from "../../../functions/src/membership/newMember.ts";
import { members, type Standing } from "../../../functions/src/membership/schema.ts";
import { inRegion, memberCounts, regions } from "../../../functions/src/regions/schema.ts";
import { billedRequests } from "../../support/costLog.ts";
import { callDelivery, send } from "../../support/storyline/delivery.ts";
import { deliver, runSchedule } from "../../support/work.ts";
import { admit, enrol, openRegion } from "../membership/world.ts";
import { activeRegion } from "./world.ts";

const CALLS = 100;

async function addMember(regionId: string, uid: string, standing: Standing): Promise<void> {
  const at = new Date();
  await members.ref({ regionId, uid }).set(newMember({ uid, regionId, name: uid, standing, at }));
}

describe("the counts of a region's members", () => {
  it("are what is there, and are written only when that has changed", async () => {
    const { regionId } = await activeRegion();
    await addMember(regionId, "visitor-1", "visitor");
    await addMember(regionId, "visitor-2", "visitor");
    await addMember(regionId, "resident-1", "resident");
    await addMember(regionId, "gone", "citizen");
    await members.ref({ regionId, uid: "gone" }).update({ status: "left" });

    await runSchedule("refreshMemberCounts");
    const counts = memberCounts.ref(inRegion(regionId));
    const counted = (await counts.get()).data()!;
    // The citizen is the owner.
    expect(counted).toMatchObject({ visitors: 2, residents: 1, citizens: 1 });
    expect(counted.countedAt).toBeInstanceOf(Date);

    const before = (await counts.get()).updateTime;
    await runSchedule("refreshMemberCounts");
    expect((await counts.get()).updateTime).toEqual(before);

    await addMember(regionId, "visitor-3", "visitor");
    await runSchedule("refreshMemberCounts");
    expect((await counts.get()).data()!.visitors).toBe(3);
  });

  it("delay no call: of a hundred during a hundred counts none is repeated", {
    timeout: 180_000,
  }, async () => {
    const regionId = "counted-meanwhile";
    const owner = `${regionId}-owner`;
    await openRegion(regionId, { ownerUid: owner });
    await enrol(owner);
    const uids = Array.from({ length: CALLS }, (_, index) => `${regionId}-${index}`);
    await Promise.all(uids.map((uid) => enrol(uid)));
    await Promise.all(uids.map((uid) => admit(uid, regionId, "visitor")));
    const fromByte = statSync(process.env.COST_LOG!).size;
    const before = (await regions.ref({ regionId }).get()).updateTime;
    for (const [index, uid] of uids.entries()) {
      // Each count finds another number than the one before it.
      await members.ref({ regionId, uid }).update({ standing: "resident" });
      const input = {
        regionId,
        uid,
        reputation: index,
        reason: "Counted meanwhile",
        requestId: randomUUID(),
      };
      const path = "membership/setReputation";
      const [counted, answer] = await Promise.all([
        deliver("countMembers", { regionId }),
        send(callDelivery(`${regionId}-${index}`, path, owner, input)),
      ]);
      expect([counted, answer?.error]).toEqual([204, undefined]);
    }
    const billed = billedRequests(process.env.COST_LOG!, fromByte);
    const calls = billed.filter(({ operation }) => operation === "membership/setReputation");
    expect(calls).toHaveLength(CALLS);
    expect(calls.filter(({ repeatedReads }) => repeatedReads > 0)).toEqual([]);
    // A count that wrote here would wait for the calls, and they for it, without a repetition.
    expect((await regions.ref({ regionId }).get()).updateTime).toEqual(before);
  });
});
