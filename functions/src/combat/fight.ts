import type { Draw, Draws } from "./draws.ts";

/** Most rounds of a fight. */
export const ROUNDS = 10;

/** What an attack takes, in tenths of a turn. */
export const ATTACK_TENTHS = 50;

/** A ship as it goes into a fight. */
export interface Combatant {
  /** The class's rating. */
  readonly attack: number;
  readonly shieldPoints: number;
  readonly hullPoints: number;
  /** What a warp takes it: the slower the other is, the easier it gets away. */
  readonly warpTenths: number;
  readonly stance: "fight" | "flee";
}

/** What has become of a ship. */
export interface Survivor {
  readonly end: "stands" | "fled" | "destroyed";
  readonly shieldPoints: number;
  readonly hullPoints: number;
}

export interface Fight {
  /** In how many rounds somebody fired or got away. */
  readonly roundsFought: number;
  readonly attacker: Survivor;
  readonly defender: Survivor;
}

type Pair<Of> = readonly [attacker: Of, defender: Of];

/** What a round leaves of both ships. */
type Round = Pick<Fight, "attacker" | "defender">;

/**
 * Fights it out, in integers, ten rounds at most. From the second round on who flees tries to get away before anybody fires; if nobody
 * does, both fire at once, the fleeing one too: ⌊attack × (50 + roll) ÷ 100⌋ points, shield before hull. The attacker has no
 * advantage: with the sides and their draws exchanged the outcome is exchanged.
 */
export function fight(attacker: Combatant, defender: Combatant, draws: Draws): Fight {
  const rounds = [...roundsOf(attacker, defender, draws)];
  return { roundsFought: rounds.length, ...rounds.at(-1)! };
}

/** The rounds of a fight, one after the other, until somebody is destroyed or gone. */
export function* roundsOf(attacker: Combatant, defender: Combatant, draws: Draws): Generator<Round> {
  let state: Pair<Survivor> = [unharmed(attacker), unharmed(defender)];
  for (let round = 1; round <= ROUNDS && state.every(({ end }) => end === "stands"); round++) {
    const drawn = draws(round);
    state = roundOf(state, [attacker, defender], [drawn.attacker, drawn.defender], round > 1);
    yield { attacker: state[0], defender: state[1] };
  }
}

/** How likely who flees gets away in a round, in percent: clamp(50 + 4 × (theirs − mine), 10, 90), of what a warp takes in tenths. */
export function escapePercent(
  mine: Pick<Combatant, "warpTenths">,
  theirs: Pick<Combatant, "warpTenths">,
): number {
  return Math.min(90, Math.max(10, 50 + 4 * (theirs.warpTenths - mine.warpTenths)));
}

/** What a ship's fire does, in points; the roll is of 0–100. */
export function damagePoints(attack: number, roll: number): number {
  return Math.floor((attack * (50 + roll)) / 100);
}

const unharmed = ({ shieldPoints, hullPoints }: Combatant): Survivor => ({
  end: "stands",
  shieldPoints,
  hullPoints,
});

function roundOf(
  [first, second]: Pair<Survivor>,
  [one, other]: Pair<Combatant>,
  [firstDraw, secondDraw]: Pair<Draw>,
  mayFlee: boolean,
): Pair<Survivor> {
  const firstGone = mayFlee && getsAway(one, other, firstDraw);
  const secondGone = mayFlee && getsAway(other, one, secondDraw);
  if (firstGone || secondGone) return [gone(first, firstGone), gone(second, secondGone)];
  return [
    hit(first, damagePoints(other.attack, secondDraw.roll)),
    hit(second, damagePoints(one.attack, firstDraw.roll)),
  ];
}

const getsAway = (mine: Combatant, theirs: Combatant, { flight }: Draw) =>
  mine.stance === "flee" && flight < escapePercent(mine, theirs);

const gone = (ship: Survivor, isGone: boolean): Survivor => (isGone ? { ...ship, end: "fled" } : ship);

function hit({ shieldPoints, hullPoints }: Survivor, points: number): Survivor {
  const throughShield = Math.max(0, points - shieldPoints);
  const hullLeft = Math.max(0, hullPoints - throughShield);
  return {
    end: hullLeft === 0 ? "destroyed" : "stands",
    shieldPoints: Math.max(0, shieldPoints - points),
    hullPoints: hullLeft,
  };
}
