import { CLASSES } from "../functions/src/ships/classes.ts";
import type { Account } from "./accounts.ts";
import { flyTo } from "./flight.ts";

const regionId = "aurora";
/** Aurora's map follows from its seed: a mine two warps from the gate, and three warps on a port that is short of what it digs. */
const MINE = 8;
const BUYER = 77;
const COMMODITY = "rare_goods" as const;
/** As many trades as a desk keeps of a day for projections. */
const TRADES = 5;

/** A trader of aurora: what he has made since he began. */
export interface Trader {
  /** A day's round: buys at the mine, flies to the port that takes it, sells there, and comes back. */
  round(unitsATrade: number): Promise<void>;
  earnedCredits(): Promise<number>;
}

/** Takes up trade where a passage has brought the ship. */
export async function traderAt(account: Account, sectorNumber: number): Promise<Trader> {
  await flyTo(account, sectorNumber, MINE, regionId);
  await account.client.ships.dock({ regionId });
  const atFirst = await creditsOf(account);
  return {
    round: (unitsATrade) => round(account, unitsATrade),
    earnedCredits: async () => (await creditsOf(account)) - atFirst,
  };
}

/** What a freighter costs, beside which a trader's gains are told. */
export const FREIGHTER_CREDITS = CLASSES.freighter.priceCredits!;

async function round(account: Account, units: number): Promise<void> {
  for (let trade = 0; trade < TRADES; trade += 1) await exchange(account, "buy", units);
  await moveTo(account, MINE, BUYER);
  for (let trade = 0; trade < TRADES; trade += 1) await exchange(account, "sell", units);
  await moveTo(account, BUYER, MINE);
}

async function exchange({ client }: Account, side: "buy" | "sell", units: number): Promise<void> {
  const { paper } = await client.ports.quote({ regionId, lines: [{ commodity: COMMODITY, side, units }] });
  await client.ports.trade({ regionId, paper });
}

async function moveTo(account: Account, from: number, to: number): Promise<void> {
  await account.client.ships.undock({ regionId });
  await flyTo(account, from, to, regionId);
  await account.client.ships.dock({ regionId });
}

const creditsOf = async ({ client }: Account) => (await client.players.getProfile({})).own!.balanceCredits;
