import type { z } from "zod";
import { documentPath } from "../platform/paths.ts";
import type { Reads } from "../platform/store.ts";
import { inRegion, memberCounts, type memberCountsSchema } from "./schema.ts";

type MemberCounts = z.infer<typeof memberCountsSchema>;

const NOT_COUNTED_YET: MemberCounts = { visitors: 0, residents: 0, citizens: 0 };

/** Members of these regions as they were last counted, in one round trip and a read each. For queries alone: what changes something would wait for the counts. */
export async function readMemberCounts(
  reads: Reads,
  regionIds: readonly string[],
): Promise<(regionId: string) => MemberCounts> {
  await reads.load(regionIds.map((regionId) => documentPath(memberCounts.template, inRegion(regionId))));
  const found = regionIds.map(async (regionId) => {
    const counted = await reads.get(memberCounts, inRegion(regionId));
    if (counted === undefined) return [regionId, NOT_COUNTED_YET] as const;
    const { visitors, residents, citizens } = counted;
    return [regionId, { visitors, residents, citizens }] as const;
  });
  const byRegion = new Map(await Promise.all(found));
  return (regionId) => byRegion.get(regionId)!;
}
