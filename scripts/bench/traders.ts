import { sectors } from "../../functions/src/galaxy/documents.ts";
import { db } from "../../functions/src/platform/store.ts";
import { deskCount } from "../../functions/src/ports/market/goods.ts";
import { zoneOf } from "../../functions/src/ports/market/port.ts";
import { pilots } from "../../functions/src/ships/schema.ts";
import { type Account, openAccount, type Ports } from "../../seed/accounts.ts";

export const NEXUS = "nexus";
const COMMODITY = "machinery";
const UNITS = 1;
/** Each trades every two seconds, which no rate limit minds. */
export const TRADERS = 40;
/** Of the ports in the Nexus' commerce and transit districts. */
const MOST_DESKS = 32;

/** A member of the Nexus with a freighter to fill. */
export interface Trader {
  readonly account: Account;
  readonly uid: string;
  readonly idToken: string;
}

/** Registers them with what a freighter of machinery costs; everybody else begins as ever. */
export async function traders(administrator: Account, projectId: string, ports: Ports): Promise<Trader[]> {
  const begins = (startingCredits: number, startingShip: "scout" | "freighter") =>
    administrator.client.regions.configureEconomy({
      regionId: "default",
      economy: { startingCredits, startingShip },
    });
  await begins(10_000, "freighter");
  const opened = await Promise.all(
    Array.from({ length: TRADERS }, async (_, index): Promise<Trader> => {
      const account = await openAccount(`trader${index}`, projectId, ports);
      await account.client.players.registerPlayer({ name: `Trader ${index}` });
      await account.client.membership.joinRegion({ regionId: NEXUS });
      return { account, uid: account.uid, idToken: await account.idToken() };
    }),
  );
  await begins(1_000, "scout");
  return opened;
}

/** Sectors of the Nexus whose ports sell machinery at 32 desks each. */
export async function crowdedPorts(): Promise<number[]> {
  const { docs } = await sectors.collection({ regionId: NEXUS }).where("port", "!=", null).get();
  return docs
    .map((doc) => doc.data())
    .filter((sector) => sector.port!.sells.includes(COMMODITY) && deskCount(zoneOf(sector)) === MOST_DESKS)
    .map(({ number }) => number);
}

/** As if each had flown there and docked. */
export async function docked(all: readonly Trader[], sectorOf: (index: number) => number): Promise<void> {
  const batch = db().batch();
  for (const [index, { uid }] of all.entries()) {
    const place = { regionId: NEXUS, sectorNumber: sectorOf(index), berth: "port" as const };
    batch.update(pilots.ref({ uid }), { place });
  }
  await batch.commit();
}

export async function quoted(origin: string, { idToken }: Trader): Promise<string> {
  const input = { regionId: NEXUS, lines: [{ commodity: COMMODITY, side: "buy", units: UNITS }] };
  const { result } = await called<{ paper: string }>(`${origin}/quote`, idToken, input);
  if (result === undefined) throw new Error("A quote was refused.");
  return result.paper;
}

export interface Answer<Result> {
  readonly result?: Result;
  readonly error?: { readonly details?: { readonly reason?: string } };
}

export async function called<Result>(url: string, idToken: string, data: object): Promise<Answer<Result>> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${idToken}` },
    body: JSON.stringify({ data }),
  });
  return (await response.json()) as Answer<Result>;
}

/** A trade on a paper that somebody was given; what it was refused with, if it was. */
export async function traded(
  origin: string,
  { idToken }: Trader,
  paper: string,
): Promise<string | undefined> {
  const input = { regionId: NEXUS, paper, toleranceBasisPoints: 500, requestId: crypto.randomUUID() };
  const { error } = await called(`${origin}/trade`, idToken, input);
  return error && (error.details?.reason ?? "?");
}
