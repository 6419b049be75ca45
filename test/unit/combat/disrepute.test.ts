import { expect, test } from "vitest";
import { disreputePoints } from "../../../functions/src/combat/afterwards.ts";
import type { ShipClass } from "../../../functions/src/galaxy/routes/speed.ts";
import { HOUR_MS } from "../../../functions/src/platform/duration.ts";
import { NO_FIGHTS } from "../../../functions/src/ships/pilots/fights.ts";
import { later, NOW, pilotWith } from "../ships/pilots.ts";

const points = (
  attacker: ShipClass,
  target: ShipClass,
  {
    reputation = 0,
    attackedAt = null,
  }: { readonly reputation?: number; readonly attackedAt?: Date | null } = {},
) =>
  disreputePoints(
    pilotWith({ shipClass: attacker }),
    pilotWith({ shipClass: target, fights: { ...NO_FIGHTS, attackedAt } }),
    { targetReputation: reputation, now: NOW },
  );

test.each<[ShipClass, ShipClass, number]>([
  ["fighter", "cruiser", 10],
  ["fighter", "scout", 10],
  ["fighter", "freighter", 20],
  ["cruiser", "warp_jumper", 20],
  ["cruiser", "fighter", 10],
  ["scout", "freighter", 10],
])("a %s that attacks a %s loses %i points", (attacker, target, lost) => {
  expect(points(attacker, target)).toBe(lost);
});

test("none are lost against an outlaw, nor against who has attacked somebody within the hour", () => {
  expect(points("fighter", "scout", { reputation: -100 })).toBe(0);
  expect(points("fighter", "scout", { reputation: -99 })).toBe(10);
  expect(points("fighter", "freighter", { attackedAt: later(-HOUR_MS + 1) })).toBe(0);
  expect(points("fighter", "freighter", { attackedAt: later(-HOUR_MS) })).toBe(20);
});
