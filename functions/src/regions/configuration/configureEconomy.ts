import { z } from "zod";
import { access } from "../../platform/access.ts";
import { mutation } from "../../platform/callable.ts";
import { regionId } from "../../platform/fields.ts";
import { readRegion } from "../readRegion.ts";
import { requireAllowed } from "../status/capabilities.ts";
import { configurationChangeSchema } from "./configuration.ts";
import { configured, side } from "./configurationDecision.ts";
import { authorityIn } from "./constitution.ts";
import { besideAfter } from "./dated.ts";
import { fieldNames } from "./fieldNames.ts";
import { stageRulersNotice } from "./stageChangeNotice.ts";
import { readBeside, readConfiguration, stageConfiguration } from "./storedConfiguration.ts";

const { economy, banking, currency } = configurationChangeSchema.shape;

export const configureEconomy = mutation({
  summary:
    "Changes fields of a region's economy, bank and currency: tax, trade bonuses, specialisation, what newcomers start with, interest, regime.",
  access: access.region("region:{regionId}:economy:manage"),
  input: z.strictObject({ regionId, economy, banking, currency }),
  output: z.strictObject({ changedFields: fieldNames }),
  async handle({ caller, reads, tx, now, intent, audit }, { regionId, ...change }) {
    const region = await readRegion(reads, regionId);
    requireAllowed(region, "configure");
    const authority = authorityIn(region, caller);
    const before = await readConfiguration(reads, region);
    const beside = await readBeside(reads, region);
    const { configuration, changes } = configured(before, change, authority);
    if (changes.length > 0) {
      stageConfiguration(tx, regionId, {
        configuration,
        beside: besideAfter(beside, before, configuration, now),
      });
      stageRulersNotice(tx, region, changes, { authorUid: caller.uid, intent, at: now });
      audit({
        action: "configureEconomy",
        regionId,
        before: side(changes, "before"),
        after: side(changes, "after"),
        visibility: "public",
      });
    }
    return { changedFields: changes.map(({ field }) => field) };
  },
});
