import { z } from "zod";
import { access } from "../../platform/access.ts";
import { mutation } from "../../platform/callable.ts";
import { GameError } from "../../platform/errors.ts";
import { regionId } from "../../platform/fields.ts";
import { joinRequests } from "../schema.ts";

export const withdrawJoinRequest = mutation({
  summary: "Takes back the caller's own application to a region.",
  access: access.player,
  input: z.strictObject({ regionId }),
  output: z.strictObject({ regionId }),
  async handle({ caller: { uid }, reads, tx }, { regionId }) {
    const request = await reads.get(joinRequests, { regionId, uid });
    if (request === undefined) {
      throw new GameError("REQUEST_UNKNOWN", `No application of yours waits in the region ${regionId}.`, {
        regionId,
      });
    }
    tx.delete(joinRequests.ref({ regionId, uid }));
    return { regionId };
  },
});
