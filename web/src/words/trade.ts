import { count, grouped } from "./format.ts";

/** Words of the page of trade at a port. */
export const trade = {
  title: "Trade",
  notDocked: "One trades where one is docked. Fly to a port and dock there first.",
  toTravel: "To your ship",
  noPilot: "You have no pilot yet.",
  port: (name: string, regionId: string, sector: number) => `${name}, sector ${sector} of ${regionId}`,
  credits: "Credits",
  hold: "In the hold",
  holdOf: (used: number, most: number) => `${grouped.format(used)} of ${grouped.format(most)} units`,
  prices: "Prices of the port",
  askPrices: "Ask for prices",
  pricesWhy: "For one unit now. The price moves with the stock, so more units cost more each, or bring less.",
  pricesOf: "What one unit costs or brings now",
  good: "Good",
  side: "The port",
  sides: { buy: "sells", sell: "buys" },
  price: "Price",
  tax: "Tax",
  notNow: "not now",
  quote: "A trade",
  quoteWhy: "How many units of what. Sales come before purchases.",
  unitsOf: { buy: (good: string) => `Buy ${good}, units`, sell: (good: string) => `Sell ${good}, units` },
  ask: "Ask for a quote",
  nothingAsked: "Enter units of a good first.",
  asking: "Asking…",
  quoted: "The quote",
  standsFor: (seconds: number) => `It stands for ${count(seconds, "second", "seconds")}.`,
  expired: "It has expired: ask for another.",
  units: "Units",
  levies: "Bonus or levy",
  claim: (credits: number) => `+${grouped.format(credits)} later, from the treasury`,
  levy: (credits: number) => `−${grouped.format(credits)}`,
  none: "–",
  net: (credits: number) =>
    credits >= 0
      ? `You receive ${count(credits, "credit", "credits")}.`
      : `You pay ${count(-credits, "credit", "credits")}.`,
  trade: "Trade on this quote",
  tradeReview: "Goods, credits and tax move at once, all of it or nothing. It cannot be undone.",
  confirmTrade: "Trade now",
  receipt: "Receipt",
  receiptOf: "What was traded",
  paid: (credits: number) =>
    credits >= 0
      ? `You have received ${count(credits, "credit", "credits")}.`
      : `You have paid ${count(-credits, "credit", "credits")}.`,
} as const;
