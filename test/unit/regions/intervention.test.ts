import { describe, expect, it } from "vitest";
import { DEFAULT_CONFIGURATION } from "../../../functions/src/regions/configuration/configuration.ts";
import type { OwnAction, Region } from "../../../functions/src/regions/schema.ts";
import { intervened } from "../../../functions/src/regions/status/intervention.ts";

const REASON = "It is an emergency.";
const AT = new Date("2102-03-04T05:06:07Z");
const HELD = { billing: null, platform: { since: AT, reason: REASON, until: null } };
const region = {
  regionId: "aurora",
  kind: "owned",
  status: "active",
  statusReason: null,
  holds: { billing: null, platform: null },
  ownerUid: "ada",
  governorUid: "gov",
  configuration: {
    ...DEFAULT_CONFIGURATION,
    governance: { ...DEFAULT_CONFIGURATION.governance, type: "democracy" },
  },
} as Region;
const act = (action: OwnAction, of: Region = region) => intervened(of, action, REASON, AT);
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
    const action = { kind: "configure", change: { economy: { tradeTaxBasisPoints: 2_500 } } } as const;
    expect(act(action)).toMatchObject({
      region: { configuration: { economy: { tradeTaxBasisPoints: 2_500 } } },
      before: { "economy.tradeTaxBasisPoints": 1_000 },
      after: { "economy.tradeTaxBasisPoints": 2_500 },
    });
    const beyond = { kind: "configure", change: { economy: { tradeTaxBasisPoints: 2_501 } } } as const;
    expect(() => act(beyond)).toThrow(refusal("CONFIGURATION_BOUND"));
    const closing = { ...region, status: "closing" } as Region;
    expect(() => act(action, closing)).toThrow(refusal("REGION_CLOSED"));
  });
});
