import { randomUUID } from "node:crypto";
import { expect, vi } from "vitest";
import { administrators } from "../../../functions/src/platform/access.ts";
import type { Reason } from "../../../functions/src/platform/errors.ts";
import { lookalikeKey } from "../../../functions/src/platform/lookalike.ts";
import { jobs } from "../../../functions/src/platform/work/jobs.ts";
import { players } from "../../../functions/src/players/schema.ts";
import { type Region, regionNames, regions } from "../../../functions/src/regions/schema.ts";
import { emulators } from "../../support/emulators.ts";
import { openRegionFixture, playerDocument } from "../../support/fixtures.ts";
import { tokenOf } from "../../support/token.ts";
import { post, type WireAnswer } from "../../support/wire.ts";

/** Somebody who calls: the uid, and `call` and `send` in that name. */
export interface Actor {
  readonly uid: string;
  /** The answer's result. @throws with the reason and the sentence of a refusal. */
  call<Result = Record<string, unknown>>(path: string, data: object): Promise<Result>;
  /** The answer, refused or not. `requestId` is drawn where the data has none. */
  send(path: string, data: object): Promise<WireAnswer>;
  /** Whether the rules let the caller read the document. */
  mayRead(path: string): Promise<boolean>;
}

/** A region takes a second or two; a machine that is shared may take longer. */
const PATIENCE = { timeout: 40_000, interval: 100 };

const QUERIES = [
  "economy/project",
  "galaxy/planRoute",
  "platform/readHealth",
  "players/readNames",
  "ports/quote",
  "regions/checkName",
  "regions/listRegions",
  "regions/queryRegions",
  "ships/lookAround",
];

function actor(uid: string, claims: Readonly<Record<string, unknown>> = {}): Actor {
  const token = tokenOf(uid, claims);
  const send = (path: string, data: object) => {
    const body = QUERIES.includes(path) ? data : { requestId: randomUUID(), ...data };
    return post(path, JSON.stringify({ data: body }), { token });
  };
  return {
    uid,
    send,
    call: async <Result>(path: string, data: object) => {
      const { result, error } = await send(path, data);
      if (error) throw new Error(`${error.details?.reason}: ${error.message}`);
      return result as Result;
    },
    mayRead: async (path) => {
      const { host, port } = emulators.firestore;
      const documents = `http://${host}:${port}/v1/projects/${emulators.projectId}/databases/(default)/documents`;
      const { status } = await fetch(`${documents}/${path}`, {
        headers: { authorization: `Bearer ${token}` },
      });
      expect([200, 403]).toContain(status);
      return status === 200;
    },
  };
}

/** An id that no other test of the run uses. */
export const freshId = (prefix: string) => `${prefix}-${randomUUID().slice(0, 13)}`;
/** A name that looks like no other of the run. */
export const freshName = (prefix: string) => `${prefix} ${randomUUID()}`;

export const stranger = (): Actor => actor(freshId("stranger"));

/** A registered player, without the callables of another room. */
export async function player(): Promise<Actor> {
  const uid = freshId("player");
  await players.ref({ uid }).set(playerDocument(uid));
  return actor(uid);
}

/** An administrator with a mandate; `claim: false` and `mandate` make one with half of it. */
export async function administrator(
  half: { claim?: boolean; mandate?: "active" | "ended" | "none" } = {},
): Promise<Actor> {
  const { claim = true, mandate = "active" } = half;
  const uid = freshId("root");
  if (mandate !== "none") {
    const at = new Date();
    const endedAt = mandate === "ended" ? at : null;
    await administrators.ref({ uid }).set({ uid, status: mandate, appointedAt: at, endedAt, note: "test" });
  }
  return actor(uid, claim ? { administrator: true } : {});
}

/** The Nexus, once per run of the emulators, by whichever test comes first. */
export async function ensureNexus(): Promise<void> {
  if ((await regions.ref({ regionId: "nexus" }).get()).exists) return;
  const root = await administrator();
  const nexus = { regionId: "nexus", displayName: "Nexus", kind: "nexus", sectorCount: 2_000 };
  const { error } = await root.send("regions/createRegion", nexus);
  if (error && error.details?.reason !== "REGION_EXISTS") throw new Error(error.message);
}

/** The platform's two regions, opened as a world needs them in which regions are sold. */
export async function platformRegions(): Promise<void> {
  await openRegionFixture("default", { kind: "default" });
  await ensureNexus();
  await untilStatus("nexus", "active");
}

/** A region of a new owner, created by callable; `active` waits until it is built. */
export async function ownedRegion(): Promise<{ regionId: string; jobId: string; owner: Actor }> {
  await ensureNexus();
  const owner = await player();
  const regionId = freshId("r");
  const { jobId } = await (await administrator()).call<{ jobId: string }>("regions/createRegion", {
    regionId,
    displayName: freshName("Region"),
    kind: "owned",
    ownerUid: owner.uid,
  });
  return { regionId, jobId, owner };
}

/** As `ownedRegion`, open: for what has nothing to do with how the sectors come about. */
export async function activeRegion(): Promise<{ regionId: string; jobId: string; owner: Actor }> {
  const created = await ownedRegion();
  await untilStatus(created.regionId, "active");
  return created;
}

export async function region(regionId: string): Promise<Region> {
  return (await regions.ref({ regionId }).get()).data()!;
}

export async function holderOf(name: string): Promise<string | undefined> {
  return (await regionNames.ref({ nameKey: lookalikeKey(name) }).get()).data()?.regionId;
}

export const untilStatus = (regionId: string, status: Region["status"]): Promise<void> =>
  vi.waitFor(async () => expect((await region(regionId)).status).toBe(status), PATIENCE);

export const untilJob = (jobId: string, status: "completed" | "failed"): Promise<void> =>
  vi.waitFor(async () => expect((await jobs.ref({ jobId }).get()).data()?.status).toBe(status), PATIENCE);

/** The refusal's reason; fails where the call was not refused. */
export function refusalOf({ error }: WireAnswer): Reason | undefined {
  expect(error, "the call must be refused").toBeDefined();
  return error!.details?.reason as Reason | undefined;
}
