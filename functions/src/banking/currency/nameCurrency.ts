import { z } from "zod";
import { access } from "../../platform/access.ts";
import { mutation } from "../../platform/callable.ts";
import { GameError } from "../../platform/errors.ts";
import { line, newName, regionId } from "../../platform/fields.ts";
import { monthOf } from "../../platform/ledger/day.ts";
import { stageAccount } from "../../platform/ledger/stageTransfers.ts";
import { isPlatformName, lookalikeKey } from "../../platform/lookalike.ts";
import type { Reads } from "../../platform/store.ts";
import { readConfiguration } from "../../regions/configuration/storedConfiguration.ts";
import { codeField } from "../../regions/currency/code.ts";
import { currencies, currencyNames } from "../../regions/currency/schema.ts";
import { readRegion } from "../../regions/readRegion.ts";
import { inRegion } from "../../regions/schema.ts";
import { requireAllowed } from "../../regions/status/capabilities.ts";
import { openedFund } from "../../treasury/fund.ts";
import { reserveAccount } from "./account.ts";

export const nameCurrency = mutation({
  summary:
    "Gives the region's currency its code and name, which no other's look like, while none is in force; a law then says when there is one.",
  access: access.region("region:{regionId}:economy:manage"),
  input: z.strictObject({ regionId, code: codeField, name: newName(line(32, 3)) }),
  output: z.strictObject({}),
  async handle({ reads, tx, now, audit }, { regionId, code, name }) {
    const region = await readRegion(reads, regionId);
    requireAllowed(region, "configure");
    const before = await reads.get(currencies, inRegion(regionId));
    if (before !== undefined && (before.regime !== "none" || before.announced !== null))
      throw new GameError(
        "CURRENCY_IN_FORCE",
        `${before.name} is in force, or announced: it keeps its name.`,
        {
          code: before.code,
        },
      );
    const names = namesByKey(code, name);
    await requireFree(reads, regionId, names);
    const { currency } = await readConfiguration(reads, region);
    const opened = await openedFund(reads, reserveAccount(regionId));

    for (const nameKey of namesByKey(before?.code, before?.name).keys())
      if (!names.has(nameKey)) tx.delete(currencyNames.ref({ nameKey }));
    for (const [nameKey, held] of names) tx.set(currencyNames.ref({ nameKey }), { regionId, name: held });
    const { rateMillionths, feeBasisPoints, levyRebateBasisPoints } = currency;
    tx.set(currencies.ref(inRegion(regionId)), {
      regionId,
      code,
      name,
      regime: "none",
      rateMillionths,
      setRateMillionths: rateMillionths,
      feeBasisPoints,
      levyRebateBasisPoints,
      announced: null,
      unbacked: { month: monthOf(now), units: 0 },
    });
    for (const account of opened) stageAccount(tx, account);
    audit({ action: "nameCurrency", regionId, after: { code, name }, visibility: "public" });
    return {};
  },
});

/** Code and name by what each looks like. */
function namesByKey(...names: readonly (string | undefined)[]): ReadonlyMap<string, string> {
  return new Map(names.filter((name) => name !== undefined).map((name) => [lookalikeKey(name), name]));
}

/** @throws GameError `NAME_TAKEN` */
async function requireFree(
  reads: Reads,
  regionId: string,
  names: ReadonlyMap<string, string>,
): Promise<void> {
  for (const [nameKey, name] of names) {
    const holder = await reads.get(currencyNames, { nameKey });
    const isFree = (holder === undefined || holder.regionId === regionId) && !isPlatformName(name);
    if (isFree) continue;
    throw new GameError(
      "NAME_TAKEN",
      `"${name}" is taken: ${holder === undefined ? "it is, or looks like, one of the platform's own names" : `"${holder.name}" of ${holder.regionId} is the same or looks like it`}.`,
      { name },
    );
  }
}
