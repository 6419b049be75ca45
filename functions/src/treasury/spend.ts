import { z } from "zod";
import { members } from "../membership/schema.ts";
import { access } from "../platform/access.ts";
import { mutation } from "../platform/callable.ts";
import { GameError } from "../platform/errors.ts";
import { credits, integer, regionId, uid } from "../platform/fields.ts";
import type { AccountId, NewAccount } from "../platform/ledger/accounts.ts";
import { creditsOf, currencyOf } from "../platform/ledger/assets.ts";
import { monthOf } from "../platform/ledger/day.ts";
import { transferKindsOf } from "../platform/ledger/kinds.ts";
import { prepareTransfers } from "../platform/ledger/prepareTransfers.ts";
import { stageTransfers } from "../platform/ledger/stageTransfers.ts";
import { derivedId } from "../platform/random.ts";
import type { Reads } from "../platform/store.ts";
import { players } from "../players/schema.ts";
import { readConfiguration } from "../regions/configuration/storedConfiguration.ts";
import { unitsFor } from "../regions/currency/conversion.ts";
import { readBoard } from "../regions/currency/readBoard.ts";
import { readRegion } from "../regions/readRegion.ts";
import { publicReason, type Region } from "../regions/schema.ts";
import { requireAllowed } from "../regions/status/capabilities.ts";
import { type FundId, openedFund } from "./fund.ts";
import { isOfficer } from "./officer.ts";
import { readSpending } from "./readSpending.ts";
import { treasury as room } from "./room.ts";
import { spending } from "./schema.ts";
import { type Payee, spent } from "./spending.ts";
import { treasuryAccount } from "./treasuryHeld.ts";

const paymentField = z.discriminatedUnion("purpose", [
  /** To a player. */
  z.strictObject({
    purpose: z.literal("grants"),
    payeeUid: uid,
    /** Paid in units of the region's currency that are worth the amount, which the treasury has. */
    inUnits: z.boolean().default(false),
  }),
  /** To another region's treasury. */
  z.strictObject({ purpose: z.literal("aid"), payeeRegionId: regionId }),
  /** To the capital of the region's own bank. */
  z.strictObject({ purpose: z.literal("bank") }),
  /** To the fund that insures ships. */
  z.strictObject({ purpose: z.literal("insurance") }),
]);
type Payment = z.infer<typeof paymentField>;

/** Whom a payment goes to. */
interface Destination {
  readonly accountId: AccountId;
  readonly payee: Payee | null;
  /** The account, where it is paid into for the first time. */
  readonly opened?: readonly NewAccount[];
}

export const spend = mutation({
  summary:
    "Pays a grant to a player, aid to another region, or capital to the region's bank or its insurance, out of the treasury: within what is appropriated for the UTC month, for a reason that all members read.",
  access: access.region("region:{regionId}:economy:manage"),
  input: z.strictObject({
    regionId,
    payment: paymentField,
    amountCredits: integer(1, 1_000_000_000),
    reason: publicReason,
  }),
  output: z.strictObject({
    /** What of the purpose's appropriation is left this month. */
    leftCredits: credits,
  }),
  async handle({ reads, tx, now, intent, audit }, { regionId, payment, amountCredits, reason }) {
    const region = await readRegion(reads, regionId);
    requireAllowed(region, "spend");
    const { economy } = await readConfiguration(reads, region);
    const month = { regionId, month: monthOf(now) };
    const before = await readSpending(reads, regionId, month.month);
    const { accountId, payee, opened } = await destinationOf(reads, region, payment);
    const { purpose } = payment;
    const after = spent(before, economy, { purpose, amountCredits, payee });
    const { asset, amount } = await paidIn(reads, regionId, payment, amountCredits);
    const transfer = {
      transferId: derivedId("treasurySpend", intent),
      ...PAID_AS[purpose],
      memo: `${PAID_AS[purpose].memo} from ${regionId}`,
      changes: [
        { accountId: treasuryAccount(regionId), asset, amount: -amount },
        { accountId, asset, amount },
      ],
    };
    const made = await prepareTransfers(reads, [transfer], opened);

    tx.set(spending.ref(month), after);
    stageTransfers(tx, made, now);
    audit({ action: "spend", regionId, after: { ...payment, amountCredits }, reason, visibility: "public" });
    return { leftCredits: economy.publicBudget[purpose] - after.spentCredits[purpose] };
  },
});

const kinds = transferKindsOf(room);
const PAID_AS = {
  grants: { kind: kinds.grant, memo: "Grant" },
  aid: { kind: kinds.aid, memo: "Aid" },
  bank: { kind: kinds.capital, memo: "Capital" },
  insurance: { kind: kinds.capital, memo: "Fund of insurance" },
} as const;

/** What moves. @throws GameError `NO_CURRENCY` */
async function paidIn(reads: Reads, regionId: string, payment: Payment, amountCredits: number) {
  if (payment.purpose !== "grants" || !payment.inUnits)
    return { asset: creditsOf(regionId), amount: amountCredits };
  const board = await readBoard(reads, regionId);
  return { asset: currencyOf(regionId), amount: unitsFor(amountCredits, board) };
}

/** @throws GameError `PLAYER_UNKNOWN`, `REGION_UNKNOWN`, `REGION_CLOSED` or `INVALID_INPUT` */
async function destinationOf(reads: Reads, region: Region, payment: Payment): Promise<Destination> {
  if (payment.purpose === "aid") {
    const { payeeRegionId } = payment;
    if (payeeRegionId === region.regionId)
      throw new GameError("INVALID_INPUT", "payment.payeeRegionId: a region gives no aid to itself.");
    requireAllowed(await readRegion(reads, payeeRegionId), "tax");
    return { accountId: treasuryAccount(payeeRegionId), payee: null };
  }
  if (payment.purpose === "bank" || payment.purpose === "insurance") {
    const accountId: FundId = `${payment.purpose}:${region.regionId}`;
    return { accountId, payee: null, opened: await openedFund(reads, accountId) };
  }
  const { payeeUid } = payment;
  const player = await reads.get(players, { uid: payeeUid });
  if (player === undefined)
    throw new GameError("PLAYER_UNKNOWN", `There is no player "${payeeUid}".`, { uid: payeeUid });
  const member = await reads.get(members, { regionId: region.regionId, uid: payeeUid });
  return {
    accountId: player.accountId,
    payee: { uid: payeeUid, isOfficer: isOfficer(region, payeeUid, member) },
  };
}
