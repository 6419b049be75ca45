import { FIRST_WORLD } from "../../galaxy/world.ts";
import { treaties } from "../../governance/treaties/schema.ts";
import { ORDINARY_DUTY_BASIS_POINTS, termsBetween } from "../../governance/treaties/termsBetween.ts";
import { treatyIdOf } from "../../governance/treaties/treaty.ts";
import type { Commit } from "../../platform/moments.ts";
import type { Player } from "../../players/schema.ts";
import { readConfiguration } from "../../regions/configuration/storedConfiguration.ts";
import { readRegion } from "../../regions/readRegion.ts";
import { allows } from "../../regions/status/capabilities.ts";
import type { Goods } from "../cargo/goods.ts";
import type { Pilot } from "../schema.ts";
import { type DutyLine, dutiable, dutyOn, requireLawful } from "./duty.ts";

/**
 * Clears a hold for a region: the duty on each good. The Nexus asks nothing and bans nothing. The treaty with the traveller's home is
 * looked up only where there would be a duty without it.
 * @throws GameError `CARGO_BANNED`
 */
export async function clearedFor(
  commit: Pick<Commit, "reads" | "now">,
  regionId: string,
  {
    manifest,
    pilot: { leftHome },
    player: { homeRegionId },
  }: {
    readonly manifest: Goods;
    readonly pilot: Pick<Pilot, "leftHome">;
    readonly player: Pick<Player, "homeRegionId">;
  },
): Promise<readonly DutyLine[]> {
  if (regionId === FIRST_WORLD.nexusId || manifest.length === 0) return [];
  const region = await readRegion(commit.reads, regionId);
  const { economy } = await readConfiguration(commit.reads, region);
  const tariff = { regionId, ...economy };
  requireLawful(manifest, tariff);
  const isHome = regionId === homeRegionId && leftHome?.regionId === regionId;
  const goods = dutiable(manifest, isHome ? leftHome.goods : []);
  const full = dutyOn(goods, tariff, ORDINARY_DUTY_BASIS_POINTS);
  if (full.length === 0 || !allows(region, "tax")) return [];
  return dutyOn(goods, tariff, await treatyPart(commit, regionId, homeRegionId));
}

/** What the treaty between the traveller's home and the region leaves of a duty, in basis points. */
async function treatyPart(
  { reads, now }: Pick<Commit, "reads" | "now">,
  regionId: string,
  homeRegionId: string | null,
): Promise<number> {
  if (homeRegionId === null || homeRegionId === regionId) return ORDINARY_DUTY_BASIS_POINTS;
  const { treatyId } = treatyIdOf(regionId, homeRegionId, "trade_agreement");
  const treaty = await reads.get(treaties, { treatyId });
  return termsBetween(treaty === undefined ? [] : [treaty], now).dutyBasisPoints;
}
