import type { Tx } from "../../platform/documents/tx.ts";
import { dayOf } from "../../platform/ledger/day.ts";
import type { Reads } from "../../platform/store.ts";
import { ownShip, requireFree } from "../../ships/fleet.ts";
import { ships } from "../../ships/schema.ts";
import { ofRegion } from "../bank.ts";
import { reckoned } from "../deposits/interest.ts";
import { banks, type Collateral, deposits, type Loan } from "../schema.ts";
import { lockedFor, securedBy } from "./loan.ts";

/** What a borrower offers: how much it secures, and what locks it. */
export interface Pledge {
  readonly securedCredits: number;
  stage(tx: Tx): void;
}

interface Offer {
  readonly uid: string;
  readonly regionId: string;
  readonly collateral: Collateral;
  readonly amountCredits: number;
}

/** @throws GameError `SHIP_UNKNOWN` or `SHIP_PLEDGED` */
export async function preparePledge(reads: Reads, offer: Offer, now: Date): Promise<Pledge> {
  const { uid, regionId, collateral, amountCredits } = offer;
  if (collateral.kind === "ship") {
    const { shipId } = collateral;
    const ship = await ownShip(reads, shipId, uid);
    requireFree(ship);
    return {
      // Half of what a yard pays for it.
      securedCredits: Math.floor(ship.resaleCredits / 2),
      stage: (tx) => tx.update(ships.ref({ shipId }), { pledgedTo: regionId }),
    };
  }
  const deposit = await reads.get(deposits, { regionId, uid });
  if (deposit === undefined) return { securedCredits: 0, stage: () => {} };
  const postings = (await reads.get(banks, ofRegion(regionId)))?.postings ?? [];
  return {
    securedCredits: securedBy(reckoned(deposit, postings, dayOf(now)).balanceCredits),
    stage: (tx) => tx.update(deposits.ref({ regionId, uid }), { lockedCredits: lockedFor(amountCredits) }),
  };
}

/** Frees what secures a loan, in two halves; a ship may have been lost. */
export async function prepareRelease(
  reads: Reads,
  { uid, regionId, collateral }: Pick<Loan, "uid" | "regionId" | "collateral">,
): Promise<Pledge["stage"]> {
  if (collateral.kind === "deposit") {
    // An update is checked against what was read.
    await reads.get(deposits, { regionId, uid });
    return (tx) => tx.update(deposits.ref({ regionId, uid }), { lockedCredits: 0 });
  }
  const { shipId } = collateral;
  const isThere = (await reads.get(ships, { shipId })) !== undefined;
  return (tx) => {
    if (isThere) tx.update(ships.ref({ shipId }), { pledgedTo: null });
  };
}
