import { z } from "zod";
import { access } from "../platform/access.ts";
import { mutation } from "../platform/callable.ts";
import { GameError } from "../platform/errors.ts";
import { ownPilotPaths } from "../ships/pilots/actingPilot.ts";
import { pilots } from "../ships/schema.ts";
import { stanceField } from "./schema.ts";

export const setStance = mutation({
  summary: "Says what the ship does when it is attacked, also while its pilot is away: fight, or flee.",
  access: access.player,
  input: z.strictObject({ stance: stanceField }),
  output: z.strictObject({ stance: stanceField }),
  loads: ownPilotPaths,
  async handle({ caller: { uid }, reads, tx }, { stance }) {
    const pilot = await reads.get(pilots, { uid });
    if (pilot === undefined)
      throw new GameError(
        "PILOT_UNKNOWN",
        "You have no pilot yet: the first call of ships/undock makes one.",
      );

    tx.update(pilots.ref({ uid }), { fights: { ...pilot.fights, stance } });
    return { stance };
  },
});
