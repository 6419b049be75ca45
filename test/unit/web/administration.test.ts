import { describe, expect, test } from "vitest";
import type { Region } from "../../../functions/src/regions/schema.ts";
import { heldBy, releasedBy } from "../../../functions/src/regions/status/holds.ts";
import { intervened } from "../../../functions/src/regions/status/intervention.ts";
import { movedTo } from "../../../functions/src/regions/status/lifecycle.ts";
import { registeredCallables } from "../../../scripts/generate/registry.ts";
import { REASONS, REGION_ID, UID } from "../../../web/src/pages/administration/bounds.ts";
import { newRegionOf, type TypedRegion, wrongIn } from "../../../web/src/pages/administration/newRegion.ts";
import { powersOver } from "../../../web/src/pages/administration/regionPowers.ts";
import { regionDocument } from "../../support/fixtures.ts";

const callables = new Map((await registeredCallables()).map((callable) => [callable.path, callable]));
const takes = (path: string, input: object) => {
  const callable = callables.get(path)!;
  const requestId = callable.mutates ? { requestId: "0123456789abcdef" } : {};
  return callable.input.safeParse({ ...input, ...requestId }).success;
};

describe("bounds of a form and of its callable", () => {
  const reason = "For a test's sake.";
  test.each([
    ["public", "regions/suspendRegion", { regionId: "aurora" }],
    ["public", "regions/reopenRegion", { regionId: "aurora" }],
    ["public", "regions/interveneInRegion", { regionId: "aurora", action: { kind: "close" } }],
    ["public", "governance/vetoProposal", { regionId: "aurora", proposalId: "p-1" }],
    ["theirs", "players/blockAccount", { uid: "ada" }],
    ["theirs", "players/unblockAccount", { uid: "ada" }],
    ["log", "platform/dropTask", { outboxId: "row-1" }],
  ] as const)("of a reason for %s: %s", (reader, path, input) => {
    const { least, most } = REASONS[reader];
    const withReason = (characters: number) => takes(path, { ...input, reason: "x".repeat(characters) });
    expect([least - 1, least, most, most + 1].map(withReason)).toEqual([false, true, true, false]);
  });

  const NEW: TypedRegion = {
    regionId: "vega",
    displayName: "Vega",
    kind: "owned",
    ownerUid: "ada",
    seed: "",
    sectorCount: "",
  };

  test.each([
    [{ regionId: "ve" }],
    [{ regionId: "Vega" }],
    [{ regionId: "vega-" }],
    [{ regionId: "v".repeat(33) }],
    [{ regionId: "v".repeat(32) }],
    [{ displayName: "Ve" }],
    [{ displayName: "Vega Station" }],
    [{ displayName: "V".repeat(65) }],
    [{}],
  ])("of a new region: %o", (typed) => {
    const form = { ...NEW, ...typed };
    expect(wrongIn(form) === null).toBe(takes("regions/createRegion", newRegionOf(form)));
  });

  test("of a uid", () => {
    for (const uid of ["ada", "demo-ada", "a:b", "a/b", "", "x".repeat(128), "x".repeat(129), "ä"])
      expect(UID.test(uid), uid).toBe(takes("players/readNames", { uids: [uid] }));
    expect(REGION_ID.test("vega--1")).toBe(takes("regions/suspendRegion", { regionId: "vega--1", reason }));
  });
});

describe("what the page offers to do about a region is what the server would do", () => {
  const at = new Date();
  const hold = { since: at, until: null };
  const STATUSES = ["provisioning", "failed", "active", "suspended", "closing", "closed"] as const;
  const HOLDS = [
    { billing: null, platform: null },
    { billing: hold, platform: null },
    { billing: null, platform: hold },
    { billing: hold, platform: hold },
  ];
  const facts = STATUSES.flatMap((status) =>
    (status === "suspended" ? HOLDS : HOLDS.slice(0, 1)).flatMap((holds) =>
      (["owned", "nexus", "default"] as const).flatMap((kind) =>
        [null, "gwen"].map((governorUid) => ({ status, holds, kind, governorUid })),
      ),
    ),
  );

  test.each(facts)("$status, held by $holds, $kind, governor $governorUid", (given) => {
    const region: Region = regionDocument("vega", given);
    const reason = "For a test's sake.";
    const powers = powersOver(region);
    expect(powers).toEqual({
      suspend: succeeds(() => heldBy(region, "platform", hold, reason)),
      reopen: succeeds(() => releasedBy(region, "platform")),
      retry: succeeds(() => movedTo(region, "provisioning", null)),
      vacate: succeeds(() => intervened(region, { kind: "vacateGovernor" }, reason, at)),
      close: succeeds(() => intervened(region, { kind: "close" }, reason, at)),
    });
  });
});

function succeeds(decide: () => unknown): boolean {
  try {
    decide();
    return true;
  } catch {
    return false;
  }
}
