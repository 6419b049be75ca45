import { z } from "zod";
import { access } from "../../platform/access.ts";
import { mutation } from "../../platform/callable.ts";
import { regionId } from "../../platform/fields.ts";
import { announce } from "../../platform/moments.ts";
import { closingRevoked } from "../moments.ts";
import { stageNews } from "../news.ts";
import { readRegion } from "../readRegion.ts";
import { regionStatus, regions } from "../schema.ts";
import { requireRevocable } from "./closingNotice.ts";

export const revokeClosing = mutation({
  summary:
    "Revokes the announced end of a region before its hour: it goes on as if nothing had been announced.",
  access: access.region("region:{regionId}:owner:*"),
  input: z.strictObject({ regionId }),
  output: z.strictObject({ regionId, status: regionStatus }),
  async handle(context, { regionId }) {
    const { caller, reads, tx, now, intent, audit } = context;
    const region = await readRegion(reads, regionId);
    requireRevocable(region, now);
    const stageRevoked = await announce(closingRevoked, context, { region });

    stageRevoked();
    tx.update(regions.ref({ regionId }), { closesAt: null });
    const news = {
      title: `${region.displayName} goes on`,
      body: "Its owner has revoked what was announced: it does not close.",
    };
    stageNews(tx, regionId, news, { authorUid: caller.uid, intent, at: now });
    const before = { closesAt: region.closesAt };
    audit({ action: "revokeClosing", regionId, before, after: { closesAt: null }, visibility: "public" });
    return { regionId, status: region.status };
  },
});
