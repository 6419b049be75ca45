import { GameError } from "../../platform/errors.ts";
import type { Player } from "../../players/schema.ts";
import { classOf, type TravellerClass } from "../passages/traveller.ts";
import type { Construction } from "./schema.ts";

const BUILDERS: Readonly<Record<Construction["kind"], readonly TravellerClass[]>> = {
  jumper: ["galacticCitizen", "displaced", "nomad"],
  // Nomads have nothing that stays in a place.
  gate: ["galacticCitizen", "displaced"],
};

/** @throws GameError `BUILDERS_ONLY` */
export function requireBuilder(
  player: Pick<Player, "galacticCitizen" | "displaced" | "homeRegionId" | "homes">,
  kind: Construction["kind"],
  now: Date,
): void {
  if (BUILDERS[kind].includes(classOf(player, now))) return;
  throw new GameError(
    "BUILDERS_ONLY",
    `The guild builds no ${kind} for you: subscribe as Galactic Citizen.`,
    {
      kind,
    },
  );
}
