import { z } from "zod";
import { access } from "../../platform/access.ts";
import { mutation } from "../../platform/callable.ts";
import { regionId } from "../../platform/fields.ts";
import { lookalikeKey } from "../../platform/lookalike.ts";
import { newDisplayName } from "../names/displayName.ts";
import { readHolders, stageRename } from "../names/nameReservation.ts";
import { renamed } from "../names/regionName.ts";
import { readRegion } from "../readRegion.ts";
import { requireAllowed } from "../status/capabilities.ts";
import { configurationChangeSchema } from "./configuration.ts";
import { configured, side } from "./configurationDecision.ts";
import { authorityIn } from "./constitution.ts";
import { fieldNames } from "./fieldNames.ts";
import { stageRulersNotice } from "./stageChangeNotice.ts";
import { readBeside, readConfiguration, stageConfiguration } from "./storedConfiguration.ts";

const { governance, culture, gameplay, immigration } = configurationChangeSchema.shape;

export const configureRegion = mutation({
  summary:
    "Changes fields of a region's government, culture, rules of play and immigration, or its display name.",
  access: access.region("region:{regionId}:governance:manage"),
  input: z.strictObject({
    regionId,
    displayName: newDisplayName.optional(),
    governance,
    culture,
    gameplay,
    immigration,
  }),
  output: z.strictObject({ changedFields: fieldNames }),
  async handle({ caller, reads, tx, now, intent, audit }, { regionId, displayName, ...change }) {
    const region = await readRegion(reads, regionId);
    requireAllowed(region, "configure");
    const before = await readConfiguration(reads, region);
    const { configuration, changes } = configured(before, change, authorityIn(region, caller));
    const beside = await readBeside(reads, region);
    const name = displayName ?? region.displayName;
    const isRenamed = name !== region.displayName;
    const holders = await readHolders(reads, isRenamed ? [lookalikeKey(name)] : []);
    const all = isRenamed
      ? [{ field: "displayName", before: region.displayName, after: name }, ...changes]
      : changes;
    if (isRenamed) stageRename(tx, { regionId, displayName: name }, renamed(region, name, holders), now);
    if (all.length > 0) {
      stageConfiguration(tx, regionId, { configuration, beside }, { displayName: name });
      stageRulersNotice(tx, region, changes, { authorUid: caller.uid, intent, at: now });
      audit({
        action: "configureRegion",
        regionId,
        before: side(all, "before"),
        after: side(all, "after"),
        visibility: "public",
      });
    }
    return { changedFields: all.map(({ field }) => field) };
  },
});
