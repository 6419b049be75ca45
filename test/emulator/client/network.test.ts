import { afterAll, expect, test } from "vitest";
import { CallError } from "../../../client/index.ts";
import { openVisit } from "./visit.ts";
import { announcementCount, DISTURBANCES, governedRegion, proxyToFunctions, visitOf } from "./world.ts";

/** What the tests, which run side by side, have opened. */
const opened: (() => unknown)[] = [];
afterAll(() => Promise.all(opened.map((close) => close())));

/** A region, the client of its governor, and the proxy that stands between. */
async function setting() {
  const { regionId, governorUid } = await governedRegion();
  const proxy = await proxyToFunctions();
  opened.push(proxy.close);
  const visit = async () => {
    const { announce, close } = await openVisit(visitOf(governorUid, proxy));
    opened.push(close);
    return announce;
  };
  const notice = { regionId, title: "Elections", body: "Next week.", requestId: undefined };
  return { regionId, proxy, visit, notice, announce: await visit() };
}

const failureOf = async (work: Promise<unknown>): Promise<CallError> => {
  const error = await work.catch((error: unknown) => error);
  if (error instanceof CallError) return error;
  throw error;
};

test.concurrent.each(DISTURBANCES)("a call that %s has one effect", async (_, acts) => {
  const { regionId, proxy, announce, notice } = await setting();
  proxy.acts.push(...acts);
  const { announcementId } = await announce(notice);
  await proxy.settled();
  expect(proxy.acts).toEqual([]);
  expect(announcementId).toBeTruthy();
  expect(await announcementCount(regionId)).toBe(1);
});

test.concurrent("a call that stays without an answer is gone on with, also after a reload, and has one effect", async () => {
  const { regionId, proxy, visit, announce, notice } = await setting();
  proxy.acts.push("cutAnswer", "halfAnswer", "cutAnswer", "badGateway");
  const error = await failureOf(announce(notice));
  expect(error).toMatchObject({ uncertain: true, requestId: expect.any(String) });

  const answer = await error.retry();
  // Another page, which has kept the form and the id.
  const announceAfterReload = await visit();
  expect(await announceAfterReload({ ...notice, requestId: error.requestId })).toEqual(answer);
  expect(await announcementCount(regionId)).toBe(1);
});

test.concurrent("a call that is given up while it acts is gone on with, and has one effect", async () => {
  const { regionId, proxy, announce, notice } = await setting();
  proxy.acts.push("delay");
  const error = await failureOf(announce(notice, { signal: AbortSignal.timeout(500) }));
  expect(error).toMatchObject({ name: "AbortError", uncertain: true });
  await error.retry();
  await proxy.settled();
  expect(await announcementCount(regionId)).toBe(1);
});
