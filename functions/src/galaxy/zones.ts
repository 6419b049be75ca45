/** Clusters divide a region of 500 sectors; districts divide the Nexus. Both are zones. */
export const CLUSTERS = ["federation", "border", "frontier"] as const;
export const DISTRICTS = [
  "commerce",
  "diplomatic",
  "transit",
  "explorer_guild",
  "refugee_assistance",
  "neutral_space",
] as const;
export type Cluster = (typeof CLUSTERS)[number];
export type District = (typeof DISTRICTS)[number];
export type ZoneId = Cluster | District;

/** An inclusive range that runs from the zone's innermost sector to its outermost. */
export type Gradient = readonly [inner: number, outer: number];

export interface Zone {
  readonly id: ZoneId;
  /** 0–100. Falls from the zone's first sector to its last; seed 000's "maximum" is 100, "protected" is 90. */
  readonly security: Gradient;
  /** 0–100, the risk of merely being there. */
  readonly hazard: Gradient;
  /** 0–100, what can be mined, found and settled. */
  readonly richness: Gradient;
  readonly traffic: "normal" | "high";
  readonly features: readonly string[];
  /** 200 means twice the usual yield. Absent resources stay at 100. */
  readonly resourceBonusPercent: Readonly<Record<string, number>>;
  /** Connections beyond the spanning tree, per thousand sectors: what makes a zone dense or sparse. */
  readonly extraWarpsPermille: number;
  /** Connections that can be flown in one direction only, per thousand connections. */
  readonly oneWayPermille: number;
}

export const REGION_SECTOR_COUNT = 500;
export const NEXUS_SECTOR_COUNT = { min: 2000, max: 5000, default: 5000 } as const;
/** No sector has more warps than this leading out of it. */
export const MAX_WARPS_PER_SECTOR = 8;

/** Combat is allowed where security is below this; federation space and four of the districts are above it. */
export const COMBAT_SECURITY_LIMIT = 75;

/**
 * Every zone, in the order of the chart's zone codes (a code is an index here: append, never reorder).
 * Features, bonuses, "maximum", "protected" and high traffic are seed 000's; cluster features follow seed 002.
 */
export const ZONES: readonly Zone[] = [
  {
    id: "federation",
    security: [100, 100],
    hazard: [0, 0],
    richness: [10, 20],
    traffic: "high",
    features: ["safe_zone", "orientation_center", "guaranteed_port"],
    resourceBonusPercent: {},
    extraWarpsPermille: 600,
    oneWayPermille: 0,
  },
  {
    id: "border",
    security: [70, 40],
    hazard: [10, 45],
    richness: [25, 50],
    traffic: "normal",
    features: ["trade_routes", "patrols"],
    resourceBonusPercent: {},
    extraWarpsPermille: 900,
    oneWayPermille: 60,
  },
  {
    id: "frontier",
    security: [30, 0],
    hazard: [55, 90],
    richness: [65, 95],
    traffic: "normal",
    features: ["hidden_bases", "colonization_sites"],
    resourceBonusPercent: {},
    extraWarpsPermille: 350,
    oneWayPermille: 120,
  },
  {
    id: "commerce",
    security: [85, 85],
    hazard: [0, 5],
    richness: [30, 40],
    traffic: "normal",
    features: ["trading_posts", "auction_houses", "banks"],
    resourceBonusPercent: { credits: 200, rare_goods: 150 },
    extraWarpsPermille: 1200,
    oneWayPermille: 40,
  },
  {
    id: "diplomatic",
    security: [100, 100],
    hazard: [0, 0],
    richness: [20, 30],
    traffic: "normal",
    features: ["embassies", "conference_centers", "cultural_centers"],
    resourceBonusPercent: {},
    extraWarpsPermille: 1100,
    oneWayPermille: 40,
  },
  {
    id: "transit",
    security: [80, 80],
    hazard: [0, 10],
    richness: [15, 25],
    traffic: "high",
    features: ["warp_gates", "navigation_beacons", "customs_stations"],
    resourceBonusPercent: {},
    extraWarpsPermille: 1400,
    oneWayPermille: 40,
  },
  {
    id: "explorer_guild",
    security: [60, 60],
    hazard: [10, 25],
    richness: [35, 50],
    traffic: "normal",
    features: ["research_stations", "shipyards", "exploration_bases"],
    resourceBonusPercent: { information: 300, technology: 200 },
    extraWarpsPermille: 900,
    oneWayPermille: 60,
  },
  {
    id: "refugee_assistance",
    security: [90, 90],
    hazard: [0, 5],
    richness: [10, 20],
    traffic: "normal",
    features: ["shelters", "medical_stations", "relief_centers"],
    resourceBonusPercent: {},
    extraWarpsPermille: 1100,
    oneWayPermille: 40,
  },
  {
    id: "neutral_space",
    security: [50, 30],
    hazard: [20, 40],
    richness: [30, 45],
    traffic: "normal",
    features: ["open_space", "salvage_fields"],
    resourceBonusPercent: {},
    extraWarpsPermille: 800,
    oneWayPermille: 80,
  },
];

/** The value at a sector's place in its zone, from the innermost (`inner`) to the outermost (`outer`). */
export function valueAt([inner, outer]: Gradient, rank: number, count: number): number {
  return inner + Math.round(((outer - inner) * rank) / (count - 1));
}

/** Whether a zone's sectors allow combat: every zone lies wholly on one side of the limit. */
export function isCombatZone({ security: [inner, outer] }: Zone): boolean {
  return Math.max(inner, outer) < COMBAT_SECURITY_LIMIT;
}
