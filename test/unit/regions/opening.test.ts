import { describe, expect, it } from "vitest";
import { lookalikeKey } from "../../../functions/src/platform/lookalike.ts";
import { joined } from "../../../functions/src/regions/configuration/parts.ts";
import {
  nexusSizeFor,
  type Opening,
  type OpeningFacts,
  openedRegion,
} from "../../../functions/src/regions/opening/opening.ts";
import { regionSchema } from "../../../functions/src/regions/schema.ts";

const now = new Date("2102-03-04T05:06:07Z");
const owned: Opening = {
  regionId: "aurora",
  displayName: "Aurora Concord",
  kind: "owned",
  ownerUid: "ada",
  configuration: {},
  seed: "seed",
  sectorCount: null,
  jobId: "job",
  holdIds: [],
};
const nexus: Opening = {
  ...owned,
  regionId: "nexus",
  displayName: "The Nexus",
  kind: "nexus",
  ownerUid: null,
};
const facts: OpeningFacts = {
  regionExists: false,
  ownerIsRegistered: true,
  holders: new Map(),
};
const emptyWorld: OpeningFacts = { ...facts, ownerIsRegistered: false };

describe("an opened region", () => {
  it("is a whole document with 500 sectors that waits for them", () => {
    const { region } = openedRegion(owned, facts, now);
    expect(regionSchema.parse(region)).toEqual(region);
    expect(region).toMatchObject({
      status: "provisioning",
      sectorCount: 500,
      ownerUid: "ada",
      governorUid: null,
      createdAt: now,
      activatedAt: null,
    });
  });

  it("is the Nexus of 5,000 sectors, or of as many as were asked for", () => {
    expect(openedRegion(nexus, emptyWorld, now).region.sectorCount).toBe(5_000);
    expect(openedRegion({ ...nexus, sectorCount: 2_000 }, emptyWorld, now).region.sectorCount).toBe(2_000);
  });

  it("has its gate to a Nexus, whose size is its own where it is the Nexus", () => {
    expect(nexusSizeFor({ kind: "owned", sectorCount: 500 }, 2_500)).toBe(2_500);
    expect(nexusSizeFor({ kind: "nexus", sectorCount: 5_000 }, null)).toBe(5_000);
    const gateless = () => nexusSizeFor({ kind: "owned", sectorCount: 500 }, null);
    expect(gateless).toThrow(expect.objectContaining({ reason: "REGION_UNKNOWN" }));
  });

  it("begins with the default configuration but for what was asked, voted fields included", () => {
    const configuration = { governance: { type: "council" }, economy: { tradeTaxBasisPoints: 500 } } as const;
    const { region, settings } = openedRegion({ ...owned, configuration }, facts, now);
    expect(joined(region, settings)).toMatchObject({
      governance: { type: "council", electionEveryDays: 90 },
      economy: { tradeTaxBasisPoints: 500, startingCredits: 1_000 },
    });
  });

  it.each([
    { why: "an owned nexus", opening: { ...owned, regionId: "nexus" }, reason: "INVALID_INPUT" },
    { why: "an owned default", opening: { ...owned, regionId: "default" }, reason: "INVALID_INPUT" },
    { why: "a default that is the nexus", opening: { ...nexus, kind: "default" }, reason: "INVALID_INPUT" },
    { why: "a nexus elsewhere", opening: { ...nexus, regionId: "aurora" }, reason: "INVALID_INPUT" },
    { why: "chosen sectors", opening: { ...owned, sectorCount: 2_000 }, reason: "INVALID_INPUT" },
    { why: "no owner", opening: { ...owned, ownerUid: null }, reason: "INVALID_INPUT" },
    { why: "an owner of the nexus", opening: { ...nexus, ownerUid: "ada" }, reason: "NOT_OWNABLE" },
    { why: "a taken id", opening: owned, facts: { ...facts, regionExists: true }, reason: "REGION_EXISTS" },
    { why: "the platform's name", opening: { ...owned, displayName: "NEXU5" }, reason: "NAME_TAKEN" },
    {
      why: "a name like another's",
      opening: owned,
      facts: {
        ...facts,
        holders: new Map([[lookalikeKey("Aur0ra Concord"), { regionId: "other", name: "Aur0ra Concord" }]]),
      },
      reason: "NAME_TAKEN",
    },
    {
      why: "an id like another's name",
      opening: owned,
      facts: {
        ...facts,
        holders: new Map([[lookalikeKey("AURORA"), { regionId: "other", name: "AURORA" }]]),
      },
      reason: "NAME_TAKEN",
    },
    {
      why: "an unknown owner",
      opening: owned,
      facts: { ...facts, ownerIsRegistered: false },
      reason: "PLAYER_UNKNOWN",
    },
    {
      why: "a field out of bounds",
      opening: { ...owned, configuration: { economy: { startingCredits: 10_001 } } },
      reason: "CONFIGURATION_BOUND",
    },
  ] as { why: string; opening: Opening; facts?: OpeningFacts; reason: string }[])(
    "is refused for $why",
    ({ opening, facts: given = facts, reason }) => {
      expect(() => openedRegion(opening, given, now)).toThrow(expect.objectContaining({ reason }));
    },
  );
});
