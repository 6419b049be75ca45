import { z } from "zod";
import { access } from "../platform/access.ts";
import { mutation } from "../platform/callable.ts";
import { regionId } from "../platform/fields.ts";
import { movedTo } from "./lifecycle.ts";
import { readRegion } from "./readRegion.ts";
import { publicReason, regionStatus, regions } from "./schema.ts";

export const suspendRegion = mutation({
  summary: "Suspends an active region: newcomers are refused, those inside may leave.",
  access: access.galaxy("galaxy:regions:manage"),
  input: z.strictObject({ regionId, reason: publicReason }),
  output: z.strictObject({ regionId, status: regionStatus }),
  async handle({ reads, tx, audit }, { regionId, reason }) {
    const region = await readRegion(reads, regionId);
    const change = movedTo(region, "suspended", reason);
    tx.update(regions.ref({ regionId }), change);
    audit({
      action: "suspendRegion",
      regionId,
      before: { status: region.status },
      after: change,
      reason,
      visibility: "public",
    });
    return { regionId, status: change.status };
  },
});
