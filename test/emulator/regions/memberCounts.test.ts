import { describe, expect, it } from "vitest";
import { newMember } from "../../../functions/src/membership/newMember.ts";
import { members, type Standing } from "../../../functions/src/membership/schema.ts";
import { regions } from "../../../functions/src/regions/schema.ts";
import { runSchedule } from "../../support/work.ts";
import { activeRegion, region } from "./world.ts";

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
    const counted = (await region(regionId)).memberCounts;
    // The citizen is the owner.
    expect(counted).toMatchObject({ visitors: 2, residents: 1, citizens: 1 });
    expect(counted.countedAt).toBeInstanceOf(Date);

    const before = (await regions.ref({ regionId }).get()).updateTime;
    await runSchedule("refreshMemberCounts");
    expect((await regions.ref({ regionId }).get()).updateTime).toEqual(before);

    await addMember(regionId, "visitor-3", "visitor");
    await runSchedule("refreshMemberCounts");
    expect((await region(regionId)).memberCounts.visitors).toBe(3);
  });
});
