import { z } from "zod";
import { access } from "../platform/access.ts";
import { mutation } from "../platform/callable.ts";
import { lookalikeKey } from "../platform/lookalike.ts";
import { derivedId } from "../platform/random.ts";
import { freedName, requireFreeName, takenName } from "./name.ts";
import { biographyField, playerNameField, playerNames, playerSchema, players } from "./schema.ts";

export const updateProfile = mutation({
  summary: "Changes the player's name or biography; what is left out stays as it is.",
  access: access.player,
  rateLimit: { callsPerMinute: 20 },
  input: z.strictObject({ name: playerNameField.optional(), biography: biographyField.optional() }),
  output: z.strictObject({ name: playerSchema.shape.name, biography: biographyField }),
  async handle({ caller: { uid }, reads, tx, now, intent, enqueue }, input) {
    const player = (await reads.get(players, { uid }))!;
    const { name = player.name, biography = player.biography } = input;
    const oldKey = lookalikeKey(player.name);
    const nameKey = lookalikeKey(name);
    if (nameKey !== oldKey) requireFreeName(await reads.get(playerNames, { nameKey }), uid, name, now);

    if (name !== player.name) {
      if (nameKey !== oldKey) tx.set(playerNames.ref({ nameKey: oldKey }), freedName(player, now));
      tx.set(playerNames.ref({ nameKey }), takenName(uid, name, now));
      enqueue({
        outboxId: derivedId("spreadName", intent),
        queue: "playersWorker",
        task: "spreadName",
        body: { uid },
      });
    }
    tx.update(players.ref({ uid }), { name, biography });
    return { name, biography };
  },
});
