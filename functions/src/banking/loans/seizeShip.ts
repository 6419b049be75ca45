import type { Tx } from "../../platform/documents/tx.ts";
import type { AccountId, NewAccount } from "../../platform/ledger/accounts.ts";
import { creditsOf } from "../../platform/ledger/assets.ts";
import { transferKindsOf } from "../../platform/ledger/kinds.ts";
import { amountsIn } from "../../platform/ledger/prepareTransfers.ts";
import type { Transfer } from "../../platform/ledger/transfer.ts";
import { newId } from "../../platform/random.ts";
import type { Reads } from "../../platform/store.ts";
import { goodsMoved, linesIn } from "../../ships/cargo/goods.ts";
import { holdId, holdOf } from "../../ships/hold.ts";
import { newPod } from "../../ships/newShip.ts";
import { type Pilot, pilots, presence, type Ship, ships } from "../../ships/schema.ts";
import { banking as room } from "../room.ts";
import type { Loan } from "../schema.ts";

const { seizedShip, seizedCargo } = transferKindsOf(room);

/** A pledged ship that a bank may sell to the yard, with all that is aboard. */
export interface Pledged {
  readonly resaleCredits: number;
  /** The hold of the pod that its pilot is left with. */
  readonly opened: readonly NewAccount[];
  readonly closed: readonly AccountId[];
  transfers(
    id: (what: string) => string,
    shipCredits: number,
    bank: AccountId,
    borrower: AccountId,
  ): Transfer[];
  stage(tx: Tx): void;
}

/** The ship that secures a loan; undefined where there is none any more. In passage it is nowhere: it is looked for later. */
export async function preparePledged(
  reads: Reads,
  { uid, regionId, collateral }: Loan,
  now: Date,
): Promise<Pledged | "inPassage" | undefined> {
  if (collateral.kind !== "ship") return undefined;
  const { shipId } = collateral;
  const ship = await reads.get(ships, { shipId });
  if (ship?.ownerUid !== uid) return undefined;
  const pilot = ship.place === null ? await reads.get(pilots, { uid }) : undefined;
  if (pilot !== undefined && pilot.passageId !== null) return "inPassage";
  const hold = holdId(shipId);
  const goods = linesIn(await amountsIn(reads, hold));
  const pod = pilot && podFor(pilot, now);
  const { resaleCredits } = ship;
  const asset = creditsOf(regionId);
  return {
    resaleCredits,
    opened: pod === undefined ? [] : [holdOf(pod.shipId, pod.ship)],
    closed: [hold],
    transfers(id, shipCredits, bank, borrower) {
      const surplus = resaleCredits - shipCredits;
      const changes = [
        { accountId: "platform:yards" as const, asset, amount: -resaleCredits },
        { accountId: bank, asset, amount: shipCredits },
        ...(surplus > 0 ? [{ accountId: borrower, asset, amount: surplus }] : []),
      ];
      const memo = `${ship.name} was sold for a loan`;
      const sold = { transferId: id("seizedShip"), kind: seizedShip, memo, changes };
      const cargo = {
        transferId: id("seizedCargo"),
        kind: seizedCargo,
        memo,
        changes: goodsMoved(goods, hold, "issuance"),
      };
      return goods.length === 0 ? [sold] : [sold, cargo];
    },
    stage(tx) {
      tx.delete(ships.ref({ shipId }));
      if (pod === undefined || pilot === undefined) return;
      tx.create(ships.ref({ shipId: pod.shipId }), pod.ship);
      tx.update(pilots.ref({ uid }), { shipId: pod.shipId, shipClass: pod.ship.class });
      // Nobody sees the pod until its pilot acts.
      tx.delete(presence.ref({ regionId: pilot.place.regionId, uid }));
    },
  };
}

function podFor({ uid }: Pilot, now: Date): { readonly shipId: string; readonly ship: Ship } {
  const ship = newPod(uid, now);
  return { shipId: newId(), ship };
}
