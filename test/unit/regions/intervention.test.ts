import { describe, expect, it } from "vitest";
import { DEFAULT_CONFIGURATION } from "../../../functions/src/regions/configuration/defaultConfiguration.ts";
import type { Region } from "../../../functions/src/regions/schema.ts";
import { intervened, reconfigured } from "../../../functions/src/regions/status/intervention.ts";

const REASON = "It is an emergency.";
const AT = new Date("2102-03-04T05:06:07Z");
const HELD = { billing: null, platform: { since: AT, until: null } };
const region = {
  regionId: "aurora",
  kind: "owned",
  status: "active",
  statusReason: null,
  holds: { billing: null, platform: null },
  ownerUid: "ada",
  governorUid: "gov",
} as Region;
const act = (action: Parameters<typeof intervened>[1], of: Region = region) =>
  intervened(of, action, REASON, AT);
const refusal = (reason: string) => expect.objectContaining({ reason });

describe("an intervention", () => {
  it("suspends with its reason, reopens without one, closes for ever", () => {
    expect(act({ kind: "suspend" }).status).toEqual({
      status: "suspended",
      statusReason: REASON,
      holds: HELD,
    });
    const suspended = { ...region, status: "suspended", holds: HELD } as Region;
    expect(act({ kind: "reopen" }, suspended).status).toEqual({
      status: "active",
      statusReason: null,
      holds: { billing: null, platform: null },
    });
    expect(act({ kind: "close" }).status).toEqual({ status: "closing", statusReason: REASON });
  });

  it("is bound by the lifecycle", () => {
    expect(() => act({ kind: "reopen" })).toThrow(refusal("REGION_STATUS"));
  });

  it.each(["nexus", "default"] as const)("never closes a region of the kind %s", (kind) => {
    expect(() => act({ kind: "close" }, { ...region, kind })).toThrow(refusal("NOT_OWNABLE"));
  });

  it("vacates the governor's office once", () => {
    expect(act({ kind: "vacateGovernor" })).toEqual({
      region: { governorUid: null },
      before: { governorUid: "gov" },
      after: { governorUid: null },
    });
    const vacant = { ...region, governorUid: null };
    expect(() => act({ kind: "vacateGovernor" }, vacant)).toThrow(refusal("OFFICE_VACANT"));
  });

  it("sets what otherwise a vote decides, within the same bounds", () => {
    const democracy = {
      ...DEFAULT_CONFIGURATION,
      governance: { ...DEFAULT_CONFIGURATION.governance, type: "democracy" as const },
    };
    const taxed = (tradeTaxBasisPoints: number, of: Region = region) =>
      reconfigured(of, democracy, { economy: { tradeTaxBasisPoints } });
    expect(taxed(2_500)).toMatchObject({
      configuration: { economy: { tradeTaxBasisPoints: 2_500 } },
      before: { "economy.tradeTaxBasisPoints": 1_000 },
      after: { "economy.tradeTaxBasisPoints": 2_500 },
    });
    expect(() => taxed(2_501)).toThrow(refusal("CONFIGURATION_BOUND"));
    expect(() => taxed(2_500, { ...region, status: "closing" })).toThrow(refusal("REGION_CLOSED"));
  });
});
