import { randomUUID } from "node:crypto";
import { statSync } from "node:fs";
import { expect, test } from "vitest";
import { type BilledRequest, billedRequests } from "../../support/costLog.ts";
import { callDelivery, send } from "../../support/storyline/delivery.ts";
import { admit, enrol, openRegion } from "../membership/world.ts";

async function billed(uid: string, path: string, input: object): Promise<BilledRequest> {
  const fromByte = statSync(process.env.COST_LOG!).size;
  const requestId = randomUUID();
  expect((await send(callDelivery(requestId, path, uid, { ...input, requestId })))?.error).toBeUndefined();
  return billedRequests(process.env.COST_LOG!, fromByte).find(({ operation }) => operation === path)!;
}

test("what a room reads for another's call is told beside the bill, and is in it", async () => {
  await openRegion("contributed-join");
  await enrol("contributed-ada");
  const { bill, contributed } = await billed("contributed-ada", "membership/joinRegion", {
    regionId: "contributed-join",
  });
  expect(contributed["governance at membership/mayEnter"]).toEqual({ reads: 1, writes: 0, deletes: 0 });
  expect(bill.reads).toBeGreaterThan(1);
});

test("what it writes is told by who has staged it, of the attempt that was committed", async () => {
  const regionId = "contributed-leave";
  await openRegion(regionId, { ownerUid: "contributed-owner", governorUid: "contributed-gus" });
  for (const uid of ["contributed-owner", "contributed-gus"]) await enrol(uid);
  await admit("contributed-gus", regionId, "citizen");
  const { bill, contributed } = await billed("contributed-gus", "membership/leaveRegion", { regionId });
  expect(contributed["governance at membership/citizenshipLost"]).toEqual({
    reads: 0,
    writes: 1,
    deletes: 0,
  });
  expect(bill.writes).toBeGreaterThan(1);
});
