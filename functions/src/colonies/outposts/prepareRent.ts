import { reduced } from "../../platform/accrual.ts";
import type { MutationContext } from "../../platform/callable.ts";
import { GameError } from "../../platform/errors.ts";
import { transferKindsOf } from "../../platform/ledger/kinds.ts";
import { prepareTransfers } from "../../platform/ledger/prepareTransfers.ts";
import { stageTransfers } from "../../platform/ledger/stageTransfers.ts";
import { derivedId } from "../../platform/random.ts";
import { players } from "../../players/schema.ts";
import { readRegion } from "../../regions/readRegion.ts";
import { allows } from "../../regions/status/capabilities.ts";
import type { Pilot } from "../../ships/schema.ts";
import { paidFrom } from "../../ships/visits/purse.ts";
import { colonies as room } from "../room.ts";
import { outposts } from "../schema.ts";
import { treasuryPaid } from "../treasuryPaid.ts";
import { rentAt } from "./rent.ts";

/**
 * Pays what is owed of the rent of the outpost in the pilot's region, in two halves; of a dormant one, and where the region may levy
 * nothing, nothing is paid.
 * @throws GameError `OUTPOST_UNKNOWN`, `INSUFFICIENT_FUNDS` or `PURSE_SHORT`
 */
export async function prepareRent(
  { caller: { uid }, reads, tx, now, intent }: MutationContext,
  pilot: Pilot,
) {
  const { regionId } = pilot.place;
  const outpost = await reads.get(outposts, { regionId, uid });
  if (outpost === undefined)
    throw new GameError("OUTPOST_UNKNOWN", `You have no outpost in ${regionId}.`, { regionId });
  const isAsked = outpost.dormancy === null && allows(await readRegion(reads, regionId), "tax");
  const rent = outpost.dormancy === null ? rentAt(outpost.rent, now) : outpost.rent;
  const rentCredits = isAsked ? rent.amount : 0;
  const { accountId } = (await reads.get(players, { uid }))!;
  const payment = {
    transferId: derivedId("outpostRent", intent),
    kind: transferKindsOf(room).outpostRent,
    memo: `Rent of an outpost in ${regionId}`,
    changes: treasuryPaid(accountId, regionId, rentCredits),
  };
  const paid = await prepareTransfers(reads, rentCredits === 0 ? [] : [payment]);
  return {
    pilot: paidFrom(pilot, rentCredits),
    rentCredits,
    stage() {
      if (rentCredits === 0) return;
      tx.update(outposts.ref({ regionId, uid }), { rent: reduced(rent, rentCredits) });
      stageTransfers(tx, paid, now);
    },
  };
}
