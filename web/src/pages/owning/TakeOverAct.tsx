import type { BillingCreateCheckoutInput } from "../../../../client/rooms/billing.ts";
import { Act } from "../../controls/Act.tsx";
import { goToCheckout } from "../../purchase/checkout.ts";
import { useViewer } from "../../shell/player.ts";
import { buyingWords } from "../../words/pages/buying.ts";

interface TakeOverActProps {
  readonly subject: Extract<BillingCreateCheckoutInput["subject"], { kind: "offeredRegion" | "succession" }>;
  readonly label: string;
  readonly review: string;
}

/** Pays for a region that is another player's. */
export function TakeOverAct({ subject, label, review }: TakeOverActProps) {
  const { uid } = useViewer();
  const pay = async (requestId: string) => {
    await goToCheckout(uid, { subject, returnPath: "/bought" }, requestId);
    return buyingWords.leaving;
  };
  return <Act label={label} review={review} confirm={buyingWords.confirmBuy} act={pay} />;
}
