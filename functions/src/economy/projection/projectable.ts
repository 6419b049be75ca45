import { GameError } from "../../platform/errors.ts";
import type { Configuration } from "../../regions/configuration/configuration.ts";
import type { FieldName } from "../../regions/configuration/fieldNames.ts";
import { LEVYING } from "./levied.ts";

/** What can be judged by trades that were made. Nobody knows of a trade that was not: quotas and fees are not among it, nor is a ban that ends. */
const PROJECTABLE: readonly FieldName[] = LEVYING.map((name) => `economy.${name}` as const);

/** @throws GameError `NOT_PROJECTABLE`, naming the fields, or where nothing would change */
export function requireProjectable(fields: readonly FieldName[]): void {
  const others = fields.filter((field) => !PROJECTABLE.includes(field));
  if (fields.length === 0) throw notProjectable("The change leaves everything as it is.", others);
  if (others.length > 0)
    throw notProjectable(`What was traded does not tell what ${others.join(", ")} would do.`, others);
}

type Bans = Pick<Configuration["economy"], "bannedGoods">;

/** @throws GameError `NOT_PROJECTABLE` where a ban ends: nobody has traded the good */
export function requireNoBanEnds(before: Bans, after: Bans): void {
  const freed = before.bannedGoods.filter((good) => !after.bannedGoods.includes(good));
  if (freed.length > 0)
    throw notProjectable(`Nobody has traded ${freed.join(", ")} while it was banned.`, [
      "economy.bannedGoods",
    ]);
}

const notProjectable = (sentence: string, fields: readonly FieldName[]) =>
  new GameError("NOT_PROJECTABLE", sentence, { fields });
