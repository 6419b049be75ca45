import { Act } from "../../controls/Act.tsx";
import { notHere } from "../../controls/states.tsx";
import { calls } from "../../data/calls.ts";
import { useWatched } from "../../data/watch.ts";
import { goToCheckout } from "../../purchase/checkout.ts";
import { leaveTo } from "../../shell/leave.ts";
import { useViewer } from "../../shell/player.ts";
import { words } from "../../words/en.ts";

interface Buyer {
  readonly customerId: string | null;
  readonly payoutAccountId?: string | null;
}

/** Every way out leads back to this page. */
const RETURN_PATH = "/billing";

/** What is done on Stripe's pages: buying Galactic Citizen, the card, the account to be paid to. */
export function ToStripe({ isCitizen }: { readonly isCitizen: boolean }) {
  const { uid } = useViewer();
  const buyer = useWatched<Buyer | undefined>({ template: "buyers/{uid}", parameters: { uid } });
  const { billing: say } = words;
  if (buyer.state !== "here") return notHere(buyer);
  const { customerId = null, payoutAccountId = null } = buyer.value ?? {};
  const become = async (requestId: string) => {
    await goToCheckout(uid, { subject: { kind: "galacticCitizen" }, returnPath: RETURN_PATH }, requestId);
    return say.leaving;
  };
  const openPortal = async (requestId: string) => {
    const { billing } = await calls();
    leaveTo((await billing.openPortal({ returnPath: RETURN_PATH, requestId })).url);
    return say.leaving;
  };
  const openAccount = async (requestId: string) => {
    const { billing } = await calls();
    leaveTo((await billing.openPayoutAccount({ returnPath: RETURN_PATH, requestId })).url);
    return say.leaving;
  };
  return (
    <section aria-labelledby="stripe">
      <h2 id="stripe">{say.atStripe}</h2>
      {isCitizen ? null : (
        <Act label={say.buyCitizen} review={say.buyCitizenReview} confirm={say.toPayment} act={become} />
      )}
      {customerId === null ? (
        <p>{say.noCustomer}</p>
      ) : (
        <Act label={say.portal} review={say.portalReview} confirm={say.toStripe} act={openPortal} />
      )}
      {payoutAccountId === null ? null : <p>{say.payoutOpen}</p>}
      <Act label={say.payout} review={say.payoutReview} confirm={say.toStripe} act={openAccount} />
    </section>
  );
}
