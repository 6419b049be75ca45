import { z } from "zod";
import { access } from "../../platform/access.ts";
import { query } from "../../platform/callable.ts";
import { integer, regionId } from "../../platform/fields.ts";
import { dayOf } from "../../platform/ledger/day.ts";
import { configurationChangeSchema } from "../../regions/configuration/configuration.ts";
import { configured } from "../../regions/configuration/configurationDecision.ts";
import { readConfiguration } from "../../regions/configuration/storedConfiguration.ts";
import { readRegion } from "../../regions/readRegion.ts";
import { lastChangeField, projectedAmount, statistics } from "../schema.ts";
import { dayAfter, monthOfDay } from "../statistics/days.ts";
import { sampledDays } from "./lastChange.ts";
import { requireNoBanEnds, requireProjectable } from "./projectable.ts";
import { ELASTICITIES, PROJECTED_DAYS, PROJECTED_LEVIES, projected } from "./projection.ts";
import { readSamples } from "./readSamples.ts";

export const project = query({
  summary:
    "What a change of tax, trade bonus, price modifier or bans would bring the treasury in 30 days if trade stays as it is, and if it answers; and what was foretold of the last change, and came.",
  access: access.member,
  input: z.strictObject({ regionId, economy: configurationChangeSchema.shape.economy }),
  output: z.strictObject({
    /** Of so many days, so many trades are known, and of these so many were looked at. */
    days: integer(0, PROJECTED_DAYS),
    trades: projectedAmount,
    sampledTrades: projectedAmount,
    levies: z
      .array(
        z.strictObject({
          levy: z.enum(PROJECTED_LEVIES),
          presentCredits: projectedAmount,
          staticCredits: projectedAmount,
          standardErrorCredits: projectedAmount,
          /** For elasticities 0, 1, 2, 3 and 4: 2 is expected, 0 and 4 are the band. Null under 30 trades. */
          behaviourCredits: z.array(projectedAmount).length(ELASTICITIES.length).nullable(),
        }),
      )
      .max(PROJECTED_LEVIES.length),
    /** Null where the levies have not changed since figures were taken first. */
    lastChange: lastChangeField.nullable(),
  }),
  rateLimit: { callsPerMinute: 20 },
  async handle({ reads, now }, { regionId, economy }) {
    const region = await readRegion(reads, regionId);
    const before = await readConfiguration(reads, region);
    const { configuration, changes } = configured(before, { economy }, "vote");
    const setting = { before: before.economy, after: configuration.economy };
    requireProjectable(changes.map(({ field }) => field));
    requireNoBanEnds(setting.before, setting.after);
    const today = dayOf(now);
    const yesterday = dayAfter(today, -1);
    const samples = await readSamples(reads, regionId, yesterday);
    const month = await reads.get(statistics, { regionId, month: monthOfDay(yesterday) });
    const days = sampledDays(samples, today);
    return {
      days: samples.length === 0 ? 0 : days,
      trades: samples.reduce((sum, { trades }) => sum + trades, 0),
      sampledTrades: samples.reduce((sum, { kept }) => sum + kept.length, 0),
      levies: projected(samples, days, setting),
      lastChange: month?.lastChange ?? null,
    };
  },
});
