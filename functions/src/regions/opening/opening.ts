import { FIRST_WORLD } from "../../galaxy/world.ts";
import { GameError } from "../../platform/errors.ts";
import type { ConfigurationChange } from "../configuration/configuration.ts";
import { configured } from "../configuration/configurationDecision.ts";
import { DEFAULT_CONFIGURATION } from "../configuration/defaultConfiguration.ts";
import { partsOf } from "../configuration/parts.ts";
import { type NameHolders, RESERVED_IDS, requireFreeNames } from "../names/regionName.ts";
import type { Region, Settings } from "../schema.ts";
import { NO_HOLDS } from "../status/holds.ts";

/** Every region but the Nexus has exactly these. */
export const REGION_SECTORS = 500;
export const NEXUS_SECTORS = { minimum: 2_000, maximum: 5_000, default: 5_000 } as const;

/** What a new region is to be; an administrator says it today, a paid checkout later. */
export interface Opening {
  readonly regionId: string;
  readonly displayName: string;
  readonly kind: Region["kind"];
  /** Of an owned region; null for the platform's. */
  readonly ownerUid: string | null;
  /** What differs from the default configuration. */
  readonly configuration: ConfigurationChange;
  readonly seed: string;
  /** Of the Nexus alone; null for its default. */
  readonly sectorCount: number | null;
  /** The job that will build it. */
  readonly jobId: string;
  /** The checkouts of the buyer that may hold its names by now; none where an administrator opens it. */
  readonly holdIds: readonly string[];
}

/** What the documents say where the opening is decided. */
export interface OpeningFacts {
  readonly regionExists: boolean;
  readonly ownerIsRegistered: boolean;
  readonly holders: NameHolders;
}

export interface OpenedRegion {
  readonly region: Region;
  readonly settings: Settings;
}

/**
 * The new region, still without sectors.
 * @throws GameError `INVALID_INPUT`, `NOT_OWNABLE`, `REGION_EXISTS`, `NAME_TAKEN`, `PLAYER_UNKNOWN`
 * or `CONFIGURATION_BOUND`.
 */
export function openedRegion(opening: Opening, facts: OpeningFacts, now: Date): OpenedRegion {
  const { regionId, displayName, kind } = opening;
  requireKind(opening);
  if (facts.regionExists) {
    throw new GameError("REGION_EXISTS", `The region "${regionId}" exists; choose another regionId.`, {
      regionId,
    });
  }
  requireFreeNames(regionId, [regionId, displayName], facts.holders, opening.holdIds);
  requireOwner(opening, facts);
  const sectorCount = kind === "nexus" ? (opening.sectorCount ?? NEXUS_SECTORS.default) : REGION_SECTORS;
  const { configuration } = configured(DEFAULT_CONFIGURATION, opening.configuration, "platform");
  const { statute, settings } = partsOf(configuration);
  const region: Region = {
    regionId,
    worldId: FIRST_WORLD.worldId,
    kind,
    status: "provisioning",
    statusReason: null,
    holds: NO_HOLDS,
    displayName,
    ownerUid: opening.ownerUid,
    governorUid: null,
    governorChangesAt: [],
    mandatesEndAt: null,
    heldMs: 0,
    sectorCount,
    seed: opening.seed,
    jobId: opening.jobId,
    ...statute,
    createdAt: now,
    activatedAt: null,
    closedAt: null,
    closesAt: null,
  };
  return {
    region,
    settings: { regionId, ...settings, specializedBefore: [], aid: null, dockingWaiver: null },
  };
}

/** The platform's ids go with the platform's kinds, both ways. */
function requireKind({ regionId, kind, sectorCount }: Opening): void {
  const meant = Object.hasOwn(RESERVED_IDS, regionId) ? RESERVED_IDS[regionId] : "owned";
  if (kind !== meant) {
    const bound = kind === "owned" ? `"${regionId}" is the platform's` : `a ${kind} region has that very id`;
    throw new GameError("INVALID_INPUT", `regionId: ${bound} (given: "${regionId}" of the kind ${kind}).`, {
      fields: ["regionId", "kind"],
    });
  }
  if (sectorCount !== null && kind !== "nexus") {
    throw new GameError(
      "INVALID_INPUT",
      `sectorCount: only the Nexus can choose; every other region has ${REGION_SECTORS} (given: ${sectorCount}).`,
      { fields: ["sectorCount"] },
    );
  }
}

function requireOwner({ kind, regionId, ownerUid }: Opening, { ownerIsRegistered }: OpeningFacts): void {
  if (kind !== "owned") {
    if (ownerUid === null) return;
    throw new GameError("NOT_OWNABLE", `"${regionId}" belongs to the platform: leave ownerUid out.`, {
      regionId,
    });
  }
  if (ownerUid === null) {
    throw new GameError("INVALID_INPUT", "ownerUid: an owned region needs its owner's uid.", {
      fields: ["ownerUid"],
    });
  }
  if (ownerIsRegistered) return;
  throw new GameError(
    "PLAYER_UNKNOWN",
    `No player has the uid "${ownerUid}": the owner must be registered.`,
    {
      uid: ownerUid,
    },
  );
}

/**
 * The size of the world's Nexus, where every region's gate leads.
 * @param nexusSectorCount as stored; null before there is one.
 * @throws GameError `REGION_UNKNOWN` where there is none yet.
 */
export function nexusSizeFor(
  { kind, sectorCount }: Pick<Region, "kind" | "sectorCount">,
  nexusSectorCount: number | null,
): number {
  const size = kind === "nexus" ? sectorCount : nexusSectorCount;
  if (size !== null) return size;
  throw new GameError(
    "REGION_UNKNOWN",
    "The world has no Nexus yet, and every region's gate leads there: create the region nexus first.",
    { regionId: FIRST_WORLD.nexusId },
  );
}
