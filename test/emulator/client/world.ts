import { randomUUID } from "node:crypto";
import { functionsLocation } from "../../../functions/src/platform/config.ts";
import { announcements } from "../../../functions/src/regions/schema.ts";
import { emulators } from "../../support/emulators.ts";
import { openRegionFixture } from "../../support/fixtures.ts";
import { type Act, type CuttingProxy, startCuttingProxy } from "../../support/proxies/cuttingProxy.ts";
import type { Visit } from "./visit.ts";

/** Every way in which a call is lost, late or doubled, and what it is for the one who calls. */
export const DISTURBANCES: readonly (readonly [string, readonly Act[]])[] = [
  ["arrives and is answered", ["pass"]],
  ["is lost before it arrives", ["cutRequest"]],
  ["acts and its answer is lost", ["cutAnswer"]],
  ["acts and half of its answer comes", ["halfAnswer"]],
  ["acts and a gateway gives up", ["badGateway"]],
  ["acts and a proxy says that it came too slowly", ["requestTimeout"]],
  ["arrives twice at once", ["repeat"]],
  ["acts at once and is answered late", ["delay"]],
  ["arrives when its repetition is done", ["late"]],
  ["is lost three times, in three ways", ["cutAnswer", "cutRequest", "halfAnswer"]],
];

/** A region of a governor who announces things in it: each announcement is an effect that can be counted. */
export async function governedRegion(): Promise<{ regionId: string; governorUid: string }> {
  const regionId = `net-${randomUUID().slice(0, 13)}`;
  const governorUid = `governor-of-${regionId}`;
  await openRegionFixture(regionId, { ownerUid: governorUid, governorUid });
  return { regionId, governorUid };
}

export async function announcementCount(regionId: string): Promise<number> {
  return (await announcements.collection({ regionId }).count().get()).data().count;
}

/** A proxy before the functions for one test alone. */
export function proxyToFunctions(): Promise<CuttingProxy> {
  const { hostname: host, port } = new URL(emulators.functionsUrl);
  return startCuttingProxy({ host, port: Number(port) });
}

export function visitOf(uid: string, { port }: CuttingProxy): Visit {
  const { host, port: authPort } = emulators.auth;
  return {
    projectId: emulators.projectId,
    location: functionsLocation,
    authUrl: `http://${host}:${authPort}`,
    functionsPort: port,
    // Such a token the Auth emulator alone takes.
    customToken: JSON.stringify({ uid }),
  };
}
