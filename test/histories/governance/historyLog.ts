import { expect } from "vitest";
import { regionAudit } from "../../../functions/src/platform/audit.ts";
import { requests } from "../../../functions/src/platform/calls/replay.ts";
import { outbox } from "../../../functions/src/platform/work/outbox.ts";
import { notices } from "../../../functions/src/players/schema.ts";
import { announcements } from "../../../functions/src/regions/schema.ts";
import type { Model } from "./historyModel.ts";
import { flat } from "./historyWire.ts";
import type { World } from "./historyWorld.ts";

/** Who may change a configuration by which act. */
const CHANGES = new Map([
  ["configureRegion", /^p\d$/],
  ["configureEconomy", /^p\d$/],
  ["implementProposal", /^task:implementProposal$/],
  ["interveneInRegion:configure", /^administrator$/],
]);

/** The public log, played from the beginning, gives the configuration. */
export async function checkLog(world: World, model: Model): Promise<void> {
  const { regionId } = world;
  const audit = (await regionAudit.collection({ regionId }).get()).docs.map((doc) => doc.data());
  const played: Record<string, unknown> = flat(world.initial);
  for (const entry of audit.toSorted((a, b) => a.at.getTime() - b.at.getTime())) {
    const actor = CHANGES.get(entry.action);
    if (actor === undefined) continue;
    expect(entry).toMatchObject({ visibility: "public", actorUid: expect.stringMatching(actor) });
    const before = JSON.parse(entry.before ?? "{}") as Record<string, unknown>;
    const after = JSON.parse(entry.after ?? "{}") as Record<string, unknown>;
    for (const [field, value] of Object.entries(before)) {
      expect(played[field], `${field} before ${entry.action}`).toEqual(value);
      played[field] = after[field];
    }
  }
  expect(played, "the log, played from the beginning").toEqual(model.config);
}

/** Nothing that was written down tells who has voted: an entry or a notice of the instant of a ballot would. */
export async function checkSecrecy({ regionId, castAt }: World): Promise<void> {
  const found = await Promise.all([
    regionAudit.collection({ regionId }).get(),
    notices.group().get(),
    announcements.collection({ regionId }).get(),
  ]);
  // Every command has an instant of its own.
  for (const { at, ...entry } of found.flatMap(({ docs }) => docs.map((doc) => doc.data()))) {
    expect(castAt.has(at.getTime()), JSON.stringify(entry)).toBe(false);
  }
  expect((await outbox.collection({}).get()).docs.map((doc) => doc.data())).toEqual([]);
  for (const { callable, answer } of (await requests.group().get()).docs.map((doc) => doc.data())) {
    if (callable === "governance/castBallot") expect(answer).toMatch(/^\{"revision":\d+\}$/);
  }
}
