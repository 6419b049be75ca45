import type { BillingCreateCheckoutInput } from "../../../../client/rooms/billing.ts";
import { Act } from "../../controls/Act.tsx";
import { calls } from "../../data/calls.ts";
import { leaveTo } from "../../shell/leave.ts";
import { buyingWords } from "../../words/pages/buying.ts";

interface TakeOverActProps {
  readonly subject: Extract<BillingCreateCheckoutInput["subject"], { kind: "offeredRegion" | "succession" }>;
  readonly label: string;
  readonly review: string;
}

/** Pays for a region that is another player's. */
export function TakeOverAct({ subject, label, review }: TakeOverActProps) {
  const pay = async (requestId: string) => {
    const { billing } = await calls();
    leaveTo((await billing.createCheckout({ subject, returnPath: "/bought", requestId })).url);
    return buyingWords.leaving;
  };
  return <Act label={label} review={review} confirm={buyingWords.confirmBuy} act={pay} />;
}
