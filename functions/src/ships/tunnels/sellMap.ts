import { z } from "zod";
import { sectors } from "../../galaxy/documents.ts";
import { FIRST_WORLD } from "../../galaxy/world.ts";
import { access } from "../../platform/access.ts";
import { mutation } from "../../platform/callable.ts";
import { GameError } from "../../platform/errors.ts";
import { credits, documentId } from "../../platform/fields.ts";
import { PAYMENTS, preparePayment } from "../pay.ts";
import { actingPilot, ownPilotPaths } from "../pilots/actingPilot.ts";
import { requireDocked } from "../pilots/pilot.ts";
import { requireGuildYard } from "../port.ts";
import { ownMap } from "./ownMap.ts";
import { tunnelMaps, tunnels } from "./schema.ts";

const MAP_CREDITS = 200;

/** One of each tunnel: else one could find it anew, and sell it again. */
export const sellMap = mutation({
  summary:
    "Sells the map of a tunnel to the explorer guild at one of its ports, for 200 credits out of the gates' fees.",
  access: access.player,
  input: z.strictObject({ tunnelId: documentId }),
  output: z.strictObject({ paidCredits: credits }),
  loads: ownPilotPaths,
  async handle(context, { tunnelId }) {
    const { caller, reads, tx, now } = context;
    const { uid } = caller;
    const { pilot, stage } = await actingPilot(context, FIRST_WORLD.nexusId);
    requireDocked(pilot);
    requireGuildYard((await reads.get(sectors, pilot.place))!);
    const [{ regionId }] = (await ownMap(reads, uid, tunnelId, now)).ends;
    const tunnel = await reads.get(tunnels, { regionId, tunnelId });
    if (tunnel?.boughtAt !== null)
      throw new GameError("MAP_BOUGHT", "The guild has a map of this tunnel, or needs none.", { tunnelId });
    const pay = await preparePayment(context, PAYMENTS.mapSale, -MAP_CREDITS);

    tx.update(tunnels.ref({ regionId, tunnelId }), { boughtAt: now });
    tx.delete(tunnelMaps.ref({ uid, tunnelId }));
    stage(pilot, false);
    pay();
    return { paidCredits: MAP_CREDITS };
  },
});
