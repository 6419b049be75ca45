import { describe, expect, it } from "vitest";
import { billOf, executed, obstacleTo } from "../../../functions/src/governance/laws/law.ts";
import type { Proposal } from "../../../functions/src/governance/laws/proposal.ts";
import { after, HOUR_MS } from "../../../functions/src/platform/duration.ts";
import type {
  Configuration,
  ConfigurationChange,
} from "../../../functions/src/regions/configuration/configuration.ts";
import { configured } from "../../../functions/src/regions/configuration/configurationDecision.ts";
import { DEFAULT_CONFIGURATION } from "../../../functions/src/regions/configuration/defaultConfiguration.ts";
import type { Region } from "../../../functions/src/regions/schema.ts";
import { day, law, passed, pollFor } from "./proposals.ts";

const configurationWith = (change: ConfigurationChange) =>
  configured(DEFAULT_CONFIGURATION, change, "platform").configuration;
const democracy = configurationWith({ governance: { type: "democracy" } });
const council = configurationWith({ governance: { type: "council" } });
const autocracy = configurationWith({});
/** A region with its settings. */
type RegionFacts = Configuration & Pick<Region, "status">;

describe("a bill", () => {
  it("names what it changes, and leaves out what holds already", () => {
    const bill = billOf(democracy, {
      governance: { type: "democracy", constitution: "We, the traders" },
      economy: { tradeTaxBasisPoints: 1_000 },
      gameplay: { pvpEnabled: false },
    });
    expect(bill).toEqual({
      change: { governance: { constitution: "We, the traders" }, gameplay: { pvpEnabled: false } },
      fields: ["governance.constitution", "gameplay.pvpEnabled"],
      electorate: "citizens",
      thresholdBasisPoints: 5_100,
      timelockDays: 2,
    });
  });

  it("needs two thirds for as little as one entrenched field, and only where that changes", () => {
    const thresholdOf = (change: ConfigurationChange) => billOf(council, change).thresholdBasisPoints;
    const tax = { tradeTaxBasisPoints: 900 };
    expect(thresholdOf({ governance: { type: "autocracy" }, economy: tax })).toBe(6_666);
    expect(thresholdOf({ governance: { type: "council" }, economy: tax })).toBe(5_100);
  });

  it.each([
    ["without effect", democracy, { economy: { tradeTaxBasisPoints: 1_000 } }, "WITHOUT_EFFECT"],
    ["of nothing", democracy, {}, "WITHOUT_EFFECT"],
    ["beyond a bound", democracy, { economy: { tradeTaxBasisPoints: 9_999 } }, "CONFIGURATION_BOUND"],
    ["of an autocracy", autocracy, { economy: { tradeTaxBasisPoints: 900 } }, "GOVERNED_BY_OFFICERS"],
    ["that would end an autocracy", autocracy, { governance: { type: "council" } }, "GOVERNED_BY_OFFICERS"],
  ] as const)("%s is refused", (_name, configuration, change, reason) => {
    expect(() => billOf(configuration, change)).toThrow(expect.objectContaining({ reason }));
  });
});

describe("the execution of a law", () => {
  const region = { status: "active", ...democracy } as const;
  const outcome = (proposal: Proposal, now: Date, its: RegionFacts = region) =>
    executed(proposal, pollFor(proposal), its, its, now);

  it("does nothing before its time, and changes its field from that instant on", () => {
    expect(outcome(passed(), day(10, -1))).toEqual({ kind: "none" });
    const done = outcome(passed(), day(10));
    expect(done).toMatchObject({
      kind: "implemented",
      changes: [{ field: "economy.tradeTaxBasisPoints", before: 1_000, after: 900 }],
      configuration: { economy: { tradeTaxBasisPoints: 900 } },
    });
  });

  it("keeps what others have set meanwhile", () => {
    const meanwhile = configurationWith({ governance: { type: "democracy" }, culture: { theme: "gothic" } });
    expect(outcome(passed(), day(10), { ...region, ...meanwhile })).toMatchObject({
      configuration: { culture: { theme: "gothic" }, economy: { tradeTaxBasisPoints: 900 } },
    });
  });

  it("is done where somebody has set the very same meanwhile", () => {
    const meanwhile = configurationWith({
      governance: { type: "democracy" },
      economy: { tradeTaxBasisPoints: 900 },
    });
    const done = outcome(passed(), day(10), { ...region, ...meanwhile });
    expect(done).toMatchObject({ kind: "implemented", changes: [] });
  });

  it.each([
    ["a law that has ended", passed({ endedAt: day(10) })],
    ["a law that is not decided", law()],
    ["a rejected law", passed({ decision: "rejected" })],
    ["a referendum", passed({ content: { kind: "referendum", question: "Shall we?" } })],
  ])("leaves %s alone", (_name, proposal) => {
    expect(outcome(proposal, day(12))).toEqual({ kind: "none" });
  });

  it.each([
    [
      "out of bounds by now",
      { content: { kind: "law", change: { economy: { tradeTaxBasisPoints: 9_999 } } } },
      region,
      day(10),
      "economy.tradeTaxBasisPoints",
    ],
    ["in a closing region", {}, { ...region, status: "closing" }, day(10), "closing"],
    ["in what has become an autocracy", {}, { ...region, ...autocracy }, day(10), "autocracy"],
    ["later than fourteen days", {}, region, day(24), "within its time"],
    ["later, with the last try's reason", { failure: "It was suspended." }, region, day(24), "suspended"],
  ] as const)("ends a law %s", (_name, change, its, now, why) => {
    const ended = outcome(passed(change as Partial<Proposal>), now, its);
    expect(ended).toMatchObject({ kind: "expired", failure: expect.stringContaining(why) });
  });

  it("ends a law that is not what was voted on", () => {
    const voted = pollFor(law({ content: { kind: "law", change: { gameplay: { pvpEnabled: false } } } }));
    expect(executed(passed(), voted, region, region, day(10))).toMatchObject({ kind: "expired" });
    expect(executed(passed(), { contentHash: null }, region, region, day(10))).toMatchObject({
      kind: "expired",
    });
    expect(executed(passed(), undefined, region, region, day(10))).toMatchObject({ kind: "expired" });
  });

  it("waits for a suspended region, an hour at a time, and never beyond the law's end", () => {
    const suspended = { ...region, status: "suspended" } as const;
    expect(outcome(passed(), day(10), suspended)).toMatchObject({
      kind: "waits",
      dueAt: after(day(10), HOUR_MS),
    });
    expect(outcome(passed(), day(24, -1), suspended)).toMatchObject({ kind: "waits", dueAt: day(24) });
    expect(outcome(passed(), day(24), suspended)).toMatchObject({ kind: "expired" });
  });
});

describe("what no vote can overcome", () => {
  it("is a closing region, and for a law an autocracy", () => {
    const referendum = { content: { kind: "referendum", question: "Shall we stay?" } } as const;
    const open = { status: "suspended", governance: autocracy.governance } as const;
    expect(obstacleTo(referendum, open)).toBeNull();
    expect(obstacleTo(law(), open)).toContain("autocracy");
    expect(obstacleTo(law(), { ...open, governance: council.governance })).toBeNull();
    expect(obstacleTo(referendum, { ...open, status: "closed" })).toContain("closed");
  });
});
