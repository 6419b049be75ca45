/** A region's bank has one document. */
export const ofRegion = (regionId: string) => ({ regionId, part: "bank" }) as const;
