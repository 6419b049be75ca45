import { z } from "zod";
import { access } from "../platform/access.ts";
import { mutation } from "../platform/callable.ts";
import { regionId } from "../platform/fields.ts";
import { movedTo } from "./lifecycle.ts";
import { readRegion } from "./readRegion.ts";
import { publicReason, regionStatus, regions } from "./schema.ts";

export const reopenRegion = mutation({
  summary: "Opens a suspended region again.",
  access: access.galaxy("galaxy:regions:manage"),
  input: z.strictObject({ regionId, reason: publicReason }),
  output: z.strictObject({ regionId, status: regionStatus }),
  async handle({ reads, tx, audit }, { regionId, reason }) {
    const region = await readRegion(reads, regionId);
    const change = movedTo(region, "active", null);
    tx.update(regions.ref({ regionId }), change);
    audit({
      action: "reopenRegion",
      regionId,
      before: { status: region.status },
      after: change,
      reason,
      visibility: "public",
    });
    return { regionId, status: change.status };
  },
});
