/** Documents that many pages follow. */
export const REGION = "regions/{regionId}";
export const MEMBERSHIPS = "players/{uid}/memberships";
