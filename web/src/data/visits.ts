import { useEffect } from "react";

/** Regions whose visit this tab has told: the server counts one a day. */
const told = new Set<string>();

/** Tells that a member is here, so that the region's quorums count them as active. A lost one is told by the next page. */
export function useVisit(uid: string, regionId: string, isMember: boolean): void {
  useEffect(() => {
    const visit = `${uid} ${regionId}`;
    if (!isMember || told.has(visit)) return;
    told.add(visit);
    import("./calls.ts")
      .then(({ calls }) => calls())
      .then(({ membership }) => membership.visitRegion({ regionId }))
      .catch(() => told.delete(visit));
  }, [uid, regionId, isMember]);
}
