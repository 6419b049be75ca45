/**
 * The one table of roles and permissions. Callables check it through `access.ts`; `firestore.rules` says the same in
 * its own language and the rules matrix proves it. A regional permission holds in the region it is granted in, and
 * nowhere else.
 */
export const GALAXY_PERMISSIONS = [
  "galaxy:admin:*",
  "galaxy:regions:manage",
  "galaxy:nexus:manage",
  "galaxy:view:*",
  "travel:regions",
  "galactic_citizen:benefits",
  "diplomatic:immunity",
] as const;

export const REGIONAL_PERMISSIONS = [
  "region:{regionId}:owner:*",
  "region:{regionId}:economy:manage",
  "region:{regionId}:governance:manage",
  "region:{regionId}:members:manage",
  "region:{regionId}:analytics:view",
  "region:{regionId}:vote",
  "region:{regionId}:policy:propose",
  "region:{regionId}:trade",
  "region:{regionId}:communicate",
  "region:{regionId}:council:vote",
  "region:{regionId}:treaties:negotiate",
] as const;

export type RegionalPermission = (typeof REGIONAL_PERMISSIONS)[number];
export type Permission = (typeof GALAXY_PERMISSIONS)[number] | RegionalPermission;

export type Role =
  | "player"
  | "galacticCitizen"
  | "administrator"
  | "visitor"
  | "resident"
  | "citizen"
  | "moderator"
  | "councilMember"
  | "ambassador"
  | "governor"
  | "owner";

/** What a governor may hand to a moderator, one by one. */
export const DELEGABLE_PERMISSIONS = [
  "region:{regionId}:economy:manage",
  "region:{regionId}:governance:manage",
  "region:{regionId}:members:manage",
  "region:{regionId}:analytics:view",
] as const satisfies readonly RegionalPermission[];

const VISITOR: readonly Permission[] = ["region:{regionId}:trade", "region:{regionId}:communicate"];

export const ROLE_PERMISSIONS: Readonly<Record<Role, readonly Permission[]>> = {
  player: ["travel:regions"],
  galacticCitizen: ["travel:regions", "galactic_citizen:benefits", "diplomatic:immunity"],
  administrator: [
    "galaxy:admin:*",
    "galaxy:regions:manage",
    "galaxy:nexus:manage",
    // Sees what may be seen everywhere, figures of regions included; acts in none but the platform's.
    "galaxy:view:*",
    "region:{regionId}:analytics:view",
  ],
  visitor: VISITOR,
  resident: VISITOR,
  citizen: [...VISITOR, "region:{regionId}:vote", "region:{regionId}:policy:propose"],
  // A moderator holds what the governor named on the member document, and nothing by the role alone.
  moderator: [],
  councilMember: [
    "region:{regionId}:council:vote",
    "region:{regionId}:policy:propose",
    "region:{regionId}:analytics:view",
  ],
  ambassador: ["region:{regionId}:treaties:negotiate", "diplomatic:immunity"],
  governor: [
    "region:{regionId}:economy:manage",
    "region:{regionId}:governance:manage",
    "region:{regionId}:members:manage",
    "region:{regionId}:analytics:view",
    "region:{regionId}:communicate",
    "region:{regionId}:policy:propose",
    "region:{regionId}:treaties:negotiate",
  ],
  owner: ["region:{regionId}:owner:*", "region:{regionId}:analytics:view", "region:{regionId}:communicate"],
};
