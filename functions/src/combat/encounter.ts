import { zoneRunsOf } from "../galaxy/generation/quotas.ts";
import type { Zone } from "../galaxy/zones.ts";
import { treaties } from "../governance/treaties/schema.ts";
import { termsBetween } from "../governance/treaties/termsBetween.ts";
import { treatyIdOf } from "../governance/treaties/treaty.ts";
import { type Member, members } from "../membership/schema.ts";
import type { MutationContext } from "../platform/callable.ts";
import { GameError } from "../platform/errors.ts";
import { documentPath } from "../platform/paths.ts";
import type { Reads } from "../platform/store.ts";
import { type Player, players } from "../players/schema.ts";
import type { Configuration } from "../regions/configuration/configuration.ts";
import { readBeside, readConfiguration } from "../regions/configuration/storedConfiguration.ts";
import { readRegion } from "../regions/readRegion.ts";
import { type Beside, inRegion, type Region, regions, settings } from "../regions/schema.ts";
import { ownPilot } from "../ships/pilots/ownPilot.ts";
import { type Pilot, pilots, type Ship, ships } from "../ships/schema.ts";
import { requireWelcome } from "../ships/visits/visit.ts";
import type { Here, Party } from "./mayAttack.ts";

/** A player with all that a fight asks for and changes. */
export interface Side extends Party {
  readonly pilot: Pilot;
  readonly player: Player;
  readonly ship: Ship;
  /** In the region of the fight. */
  readonly member: Member | undefined;
}

export interface Encounter {
  readonly attacker: Side;
  readonly defender: Side;
  readonly here: Here &
    Pick<Beside, "aid"> & { readonly region: Region; readonly economy: Configuration["economy"] };
}

/** Who meets whom where. @throws GameError `PILOT_UNKNOWN`, `PLACE_CHANGED`, `VISIT_OVER` or `TARGET_GONE` */
export async function readEncounter(
  { caller, reads, now }: MutationContext,
  { regionId, uid }: { readonly regionId: string; readonly uid: string },
): Promise<Encounter> {
  await reads.load([
    ...[caller.uid, uid].flatMap((uid) => [
      documentPath(pilots.template, { uid }),
      documentPath(players.template, { uid }),
      documentPath(members.template, { regionId, uid }),
    ]),
    documentPath(regions.template, { regionId }),
    documentPath(settings.template, inRegion(regionId)),
  ]);
  const pilot = await ownPilot(reads, caller.uid, regionId);
  requireWelcome(pilot, now);
  const attacker = await sideOf(reads, regionId, pilot, (await reads.get(players, { uid: caller.uid }))!);
  const [foe, person] = [await reads.get(pilots, { uid }), await reads.get(players, { uid })];
  if (foe === undefined || person === undefined)
    throw new GameError("TARGET_GONE", "The player is not in the space of your sector.");
  const defender = await sideOf(reads, regionId, foe, person);
  const region = await readRegion(reads, regionId);
  const { gameplay, economy } = await readConfiguration(reads, region);
  const { aid } = await readBeside(reads, region);
  const zone = zoneAt(region, pilot.place.sectorNumber);
  const forbiddenUntil = await peaceUntil(reads, regionId, [attacker.player, person], now);
  return { attacker, defender, here: { region, aid, gameplay, economy, zone, forbiddenUntil } };
}

async function sideOf(reads: Reads, regionId: string, pilot: Pilot, player: Player): Promise<Side> {
  const { uid, shipId } = pilot;
  const ship = (await reads.get(ships, { shipId }))!;
  return { pilot, player, ship, member: await reads.get(members, { regionId, uid }) };
}

function zoneAt({ kind, sectorCount }: Pick<Region, "kind" | "sectorCount">, sectorNumber: number): Zone {
  return zoneRunsOf(kind, sectorCount).findLast(({ firstNumber }) => firstNumber <= sectorNumber)!.zone;
}

/** Until when a treaty between the players' homes forbids fights in the region, which is either's home; one read where they are two. */
async function peaceUntil(
  reads: Reads,
  regionId: string,
  [{ homeRegionId: one }, { homeRegionId: other }]: readonly [Player, Player],
  now: Date,
): Promise<Date | null> {
  if (one === null || other === null || one === other || (regionId !== one && regionId !== other))
    return null;
  const { treatyId } = treatyIdOf(one, other, "non_aggression");
  const treaty = await reads.get(treaties, { treatyId });
  if (treaty === undefined || !termsBetween([treaty], now).combatForbidden) return null;
  return treaty.agreement!.endsAt;
}
