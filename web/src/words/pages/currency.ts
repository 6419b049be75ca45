import { count, grouped, instants } from "../format.ts";

const inCredits = (rateMillionths: number) => `${rateMillionths / 1_000_000} credits`;

const received = (amount: number, feeCredits: number, give: "credits" | "units") =>
  `${count(amount, give === "credits" ? "unit" : "credit", give === "credits" ? "units" : "credits")}, for a fee of ${count(feeCredits, "credit", "credits")}`;

/** Words of a region's own money. */
export const currencyWords = {
  title: (region: string) => `Money of ${region}`,
  toLaw: "The rules of the currency",
  unnamed: "This region's currency has no name yet, and so there is none.",
  name: "Currency",
  regime: "In force",
  regimes: { none: "none", fixed: "a fixed rate", float: "a float" },
  rate: "A unit is worth",
  worth: inCredits,
  fee: "Fee on conversions",
  rebate: "Levies paid in units are lower by",
  announced: "Announced",
  next: (regime: string, rateMillionths: number, from: Date) =>
    `${regime}, ${inCredits(rateMillionths)} a unit, from ${instants.format(from)}`,
  yours: "You have, in units",
  convert: "Convert at the board",
  convertReview:
    "It is changed at once, at the rate that stands here; at another one nothing is. The way back costs the fee again.",
  confirmConvert: "Convert now",
  give: "You give",
  given: { credits: "credits, for units", units: "units, for credits" },
  amount: "How much",
  foretold: (amount: number, feeCredits: number, give: "credits" | "units") =>
    `It brings ${received(amount, feeCredits, give)}.`,
  converted: (amount: number, feeCredits: number, give: "credits" | "units") =>
    `You have received ${received(amount, feeCredits, give)}.`,
  naming: "Name the currency",
  namingReview:
    "Code and name are the region's from now on; a law says when there is a currency. Until then another name undoes it.",
  confirmNaming: "Name it now",
  named: "It is named.",
  code: "Code, three to five capital letters",
  nameField: "Name of the currency",
  badName: "A code has three to five letters A–Z, a name three to 32 characters.",
  supply: "Back it, buy units, or issue some",
  supplyReview:
    "It is done at once, with public money where it takes any. Nothing undoes it but the opposite act.",
  confirmSupply: "Do it now",
  how: "How",
  kinds: {
    back: "put credits into the reserve",
    buy: "buy units for the treasury",
    issue: "issue units for nothing",
  },
  reason: "Reason, which all members read",
  noReason: (least: number) => `Say why in at least ${least} characters.`,
  supplied: (units: number, rateMillionths: number) =>
    `${grouped.format(units)} units were made. A unit is worth ${inCredits(rateMillionths)} now.`,
} as const;
