import { z } from "zod";
import { COMMODITIES, type Commodity } from "../goods.ts";

declare const asset: unique symbol;

/**
 * What is owned in quantity: `credits`, `goods:{commodity}`, `currency:{regionId}` or `stake:{projectId}`. A string is
 * none, so that no room writes a literal: it asks one of the functions below.
 */
export type Asset = string & { readonly [asset]: true };

/** Biggest amount of one asset that one account gives or receives in one transfer: 400 of them stay below 2^53. */
export const MAX_AMOUNT = 1_000_000_000_000;

/** How many assets one account holds, and one transfer moves. */
export const MAX_ASSETS = 64;

/** The longest is `stake:` with 64 characters. */
const MAX_ASSET_CHARACTERS = 70;

const ASSET = new RegExp(
  `^(?:credits|goods:(?:${COMMODITIES.join("|")})|currency:[a-z](?:-?[a-z0-9])+|stake:[A-Za-z0-9_-]{1,64})$`,
);

export const assetField = z.string().max(MAX_ASSET_CHARACTERS).regex(ASSET) as unknown as z.ZodType<
  Asset,
  string
>;

const CREDITS = assetField.parse("credits");

/** The asset that a region's credits are; one galaxy has one. Null is who has no home. */
export function creditsOf(_regionId: string | null): Asset {
  return CREDITS;
}

export function goodsOf(commodity: Commodity): Asset {
  return assetField.parse(`goods:${commodity}`);
}

/** The units that a region's own currency is counted in. */
export function currencyOf(regionId: string): Asset {
  return assetField.parse(`currency:${regionId}`);
}

/** Shares of a project. */
export function stakeIn(projectId: string): Asset {
  return assetField.parse(`stake:${projectId}`);
}

/** The room that one unit takes in a hold: one for goods, none for what is only written down. */
export function volumeUnits(asset: Asset): number {
  return asset.startsWith("goods:") ? 1 : 0;
}
