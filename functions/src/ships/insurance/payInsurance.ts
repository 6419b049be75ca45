import { z } from "zod";
import { now } from "../../platform/clock.ts";
import { after, HOUR_MS } from "../../platform/duration.ts";
import { uid } from "../../platform/fields.ts";
import type { AccountId } from "../../platform/ledger/accounts.ts";
import { creditsOf } from "../../platform/ledger/assets.ts";
import { transferKindsOf } from "../../platform/ledger/kinds.ts";
import { amountOf, prepareTransfers } from "../../platform/ledger/prepareTransfers.ts";
import { stageTransfers } from "../../platform/ledger/stageTransfers.ts";
import { derivedId } from "../../platform/random.ts";
import { Reads, transact } from "../../platform/store.ts";
import { players } from "../../players/schema.ts";
import { stageNotice } from "../../players/stageNotice.ts";
import { ships as room } from "../room.ts";
import { pilots } from "../schema.ts";
import { settledBy } from "./insurance.ts";

const bodySchema = z.object({ uid });
const FUND: AccountId = "platform:insurance";
const ASSET = creditsOf(null);
/** A fund that is short is asked again by then. */
const RETRY_MS = HOUR_MS;

/** Pays what the fund owes a pilot, as far as it reaches; the rest stays owed. Late, twice or in parallel it pays once. */
export async function payInsurance(body: unknown): Promise<void> {
  const { uid } = bodySchema.parse(body);
  await transact(async (tx) => {
    const at = now();
    const reads = new Reads(tx);
    const pilot = await reads.get(pilots, { uid });
    const player = await reads.get(players, { uid });
    const dueAt = pilot?.insurance.dueAt ?? null;
    if (pilot === undefined || player === undefined || dueAt === null || dueAt > at) return;
    const { paidCredits, after: insurance } = settledBy(
      pilot.insurance,
      await amountOf(reads, FUND, ASSET),
      after(at, RETRY_MS),
    );
    const intent = derivedId("payInsurance", uid, dueAt.toISOString());
    const payout = {
      transferId: derivedId("insurancePayout", intent),
      kind: transferKindsOf(room).insurancePayout,
      changes: [
        { accountId: FUND, asset: ASSET, amount: -paidCredits },
        { accountId: player.accountId, asset: ASSET, amount: paidCredits },
      ],
    };
    const prepared = await prepareTransfers(reads, paidCredits === 0 ? [] : [payout]);

    tx.update(pilots.ref({ uid }), { insurance });
    stageTransfers(tx, prepared, at);
    if (paidCredits === 0) return;
    const rest = insurance.owedCredits === 0 ? "" : ` It still owes you ${insurance.owedCredits}.`;
    const sentence = `The insurance paid ${paidCredits} credits for cargo that burnt with your ship.${rest}`;
    stageNotice(tx, { uid, kind: "INSURANCE_PAID", sentence, regionId: null }, { intent, at });
  });
}
