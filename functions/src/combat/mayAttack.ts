import { isCombatZone, type Zone } from "../galaxy/zones.ts";
import { after, DAY_MS, HOUR_MS, MINUTE_MS } from "../platform/duration.ts";
import { GameError, type Reason } from "../platform/errors.ts";
import { digest } from "../platform/random.ts";
import type { Player } from "../players/schema.ts";
import type { Configuration } from "../regions/configuration/configuration.ts";
import type { Region } from "../regions/schema.ts";
import { requireAllowed } from "../regions/status/capabilities.ts";
import { NEVER as ENDLESS } from "../regions/status/terms.ts";
import type { Pilot } from "../ships/schema.ts";

/** How long nobody engages who has just fought. */
const PAUSE_MS = MINUTE_MS;
/** How often the same two fight at most. */
export const PAIR_MS = DAY_MS;

/** Of a player: what decides whether they may attack, or be attacked. */
export interface Party {
  readonly pilot: Pick<Pilot, "uid" | "place" | "passageId" | "shipClass" | "fights">;
  readonly player: Pick<Player, "registeredAt">;
}

/** Where somebody is to be attacked. */
export interface Here {
  readonly region: Pick<Region, "regionId" | "status">;
  readonly gameplay: Pick<Configuration["gameplay"], "pvpEnabled" | "pvpBorder" | "newcomerProtectionHours">;
  /** Of the attacker's sector. */
  readonly zone: Zone;
  /** Until when a treaty between the two homes forbids it here, which may be without an end; null where none does. */
  readonly forbiddenUntil: Date | null;
}

/** One rule. @throws GameError where it is against the attack. */
type Rule = (
  attacker: Party,
  target: Party,
  here: Here,
  how: { readonly now: Date; readonly waiveProtection: boolean },
) => void;

/**
 * Whether the one may attack the other here and now: the only place that decides it.
 * @throws GameError of the first rule that is against it, which says when that ends, where it ends by itself.
 */
export const requireMayAttack: Rule = (attacker, target, here, how) => {
  for (const rule of RULES) rule(attacker, target, here, how);
};

const RULES: readonly Rule[] = [
  (_attacker, _target, { region }) => requireAllowed(region, "fight"),
  (_attacker, _target, { gameplay }) => {
    if (!gameplay.pvpEnabled) refuse("PVP_OFF", "The region's law forbids fights between players.");
  },
  (_attacker, _target, { zone }) => {
    if (!isCombatZone(zone)) refuse("SAFE_SPACE", "Nobody may fight in this sector.");
  },
  (_attacker, _target, { zone, gameplay }) => {
    if (zone.id === "border" && !gameplay.pvpBorder)
      refuse("PVP_OFF", "The region's law forbids fights in its border: they are possible in the frontier.");
  },
  requireBothInSpaceHere,
  ({ pilot }, target) => {
    if (pilot.shipClass === "escape_pod") refuse("IN_POD", "Your pod has no weapons.");
    if (target.pilot.shipClass === "escape_pod") refuse("IN_POD", "Nobody attacks an escape pod.");
  },
  (_attacker, target, { gameplay }, { now }) => {
    const until = protectedUntil(target, gameplay);
    if (until > now) refuse("NEWCOMER", "The player is new here, and protected.", until);
  },
  (attacker, _target, { gameplay }, { now, waiveProtection }) => {
    const until = protectedUntil(attacker, gameplay);
    if (until > now && !waiveProtection)
      refuse(
        "OWN_PROTECTION",
        "You are protected as a newcomer, and an attack ends that for ever: say waiveProtection.",
        until,
      );
  },
  (_attacker, _target, { forbiddenUntil }, { now }) => {
    if (forbiddenUntil !== null && forbiddenUntil > now)
      refuse(
        "TREATY_FORBIDS",
        "A treaty between your home and theirs forbids it here.",
        forbiddenUntil < ENDLESS ? forbiddenUntil : undefined,
      );
  },
  (_attacker, { pilot }, _here, { now }) => {
    const { immuneUntil } = pilot.fights;
    if (immuneUntil !== null && immuneUntil > now)
      refuse("IMMUNE", "The player has just lost a ship, and is left alone.", immuneUntil);
  },
  (attacker, target, _here, { now }) => {
    const until = after(lastFightOf(attacker.pilot, target.pilot), PAIR_MS);
    if (until > now) refuse("FOUGHT_ALREADY", "You two have fought within 24 hours.", until);
  },
  ({ pilot }, target, _here, { now }) => {
    const until = after(latest(pilot.fights.engagedAt, target.pilot.fights.engagedAt), PAUSE_MS);
    if (until > now) refuse("JUST_ENGAGED", "One of you has fought a moment ago.", until);
  },
];

function refuse(reason: Reason, sentence: string, until?: Date | undefined): never {
  if (until === undefined) throw new GameError(reason, sentence);
  const endsAt = until.toISOString();
  throw new GameError(reason, `${sentence} That ends at ${endsAt}.`, { until: endsAt });
}

function requireBothInSpaceHere({ pilot }: Party, target: Party): void {
  if (pilot.place.berth !== "space") refuse("DOCKED", "The ship is in its berth: undock first.");
  if (target.pilot.uid === pilot.uid) refuse("TARGET_GONE", "That is you.");
  const { place, passageId } = target.pilot;
  const isHere = place.regionId === pilot.place.regionId && place.sectorNumber === pilot.place.sectorNumber;
  if (!isHere || passageId !== null || place.berth !== "space")
    refuse("TARGET_GONE", "The player is not in the space of your sector.");
}

/** Protection runs from registration, wherever the player goes, for the hours of the region where the fight would be. */
function protectedUntil({ player, pilot }: Party, { newcomerProtectionHours }: Here["gameplay"]): Date {
  const hours = pilot.fights.isProtectionWaived ? 0 : newcomerProtectionHours;
  return after(player.registeredAt, hours * HOUR_MS);
}

type Fighter = Pick<Pilot, "uid" | "fights">;

/** When one of the two has attacked the other last. */
function lastFightOf(one: Fighter, other: Fighter): Date {
  return latest(attackOn(one, other), attackOn(other, one));
}

const attackOn = ({ fights }: Fighter, { uid }: Fighter): Date | null =>
  fights.opponents.find((opponent) => opponent.digest === digest(uid))?.at ?? null;

const NEVER = new Date(0);
const latest = (one: Date | null, other: Date | null): Date =>
  new Date(Math.max((one ?? NEVER).getTime(), (other ?? NEVER).getTime()));
