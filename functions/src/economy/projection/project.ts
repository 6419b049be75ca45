import { z } from "zod";
import { access } from "../../platform/access.ts";
import { query } from "../../platform/callable.ts";
import { integer, regionId } from "../../platform/fields.ts";
import { dayOf } from "../../platform/ledger/day.ts";
import { documentPath } from "../../platform/paths.ts";
import type { Reads } from "../../platform/store.ts";
import { configurationChangeSchema } from "../../regions/configuration/configuration.ts";
import { configured } from "../../regions/configuration/configurationDecision.ts";
import { readConfiguration } from "../../regions/configuration/storedConfiguration.ts";
import { readRegion } from "../../regions/readRegion.ts";
import { type TradeSample, tradeSamples } from "../schema.ts";
import { dayAfter, daysBetween } from "../statistics/days.ts";
import { requireProjectable } from "./projectable.ts";
import { ELASTICITIES, PROJECTED_DAYS, projected } from "./projection.ts";

const amount = integer(-1_000_000_000_000_000, 1_000_000_000_000_000);

export const project = query({
  summary:
    "What a change of tax, trade bonus or price modifier would bring the treasury in 30 days, by the trades of the last ones: if trade stays as it is, and if it answers.",
  access: access.member,
  input: z.strictObject({ regionId, economy: configurationChangeSchema.shape.economy }),
  output: z.strictObject({
    /** Of so many days, so many trades are known, and of these so many were looked at. */
    days: integer(0, PROJECTED_DAYS),
    trades: amount,
    sampledTrades: amount,
    levies: z
      .array(
        z.strictObject({
          levy: z.enum(["tradeTax", "priceLevy", "claims", "net"]),
          presentCredits: amount,
          staticCredits: amount,
          standardErrorCredits: amount,
          /** For elasticities 0, 1, 2, 3 and 4: 2 is expected, 0 and 4 are the band. Null under 30 trades. */
          behaviourCredits: z.array(amount).length(ELASTICITIES.length).nullable(),
        }),
      )
      .max(4),
  }),
  rateLimit: { callsPerMinute: 20 },
  async handle({ reads, now }, { regionId, economy }) {
    const region = await readRegion(reads, regionId);
    const before = await readConfiguration(reads, region);
    const { configuration, changes } = configured(before, { economy }, "vote");
    requireProjectable(changes.map(({ field }) => field));
    const yesterday = dayAfter(dayOf(now), -1);
    const samples = await samplesUntil(reads, regionId, yesterday);
    const days = samples.length === 0 ? 0 : 1 + daysBetween(samples[0]!.day, yesterday);
    return {
      days,
      trades: samples.reduce((sum, { trades }) => sum + trades, 0),
      sampledTrades: samples.reduce((sum, { kept }) => sum + kept.length, 0),
      levies: projected(samples, Math.max(1, days), {
        before: before.economy,
        after: configuration.economy,
      }),
    };
  },
});

/** Of the last thirty days that have ended, the earliest first: as far as figures were taken. */
async function samplesUntil(reads: Reads, regionId: string, last: string): Promise<TradeSample[]> {
  const days = Array.from({ length: PROJECTED_DAYS }, (_, index) =>
    dayAfter(last, index - PROJECTED_DAYS + 1),
  );
  await reads.load(days.map((day) => documentPath(tradeSamples.template, { regionId, day })));
  const found = await Promise.all(days.map((day) => reads.get(tradeSamples, { regionId, day })));
  return found.filter((sample) => sample !== undefined);
}
