import { useMemo } from "react";
import type { BillingCreateCheckoutInput } from "../../../../client/rooms/billing.ts";
import { canonicalJson } from "../../../../functions/src/platform/random.ts";
import { DEFAULT_CONFIGURATION } from "../../../../functions/src/regions/configuration/defaultConfiguration.ts";
import { Act } from "../../controls/Act.tsx";
import { Fact } from "../../controls/Fact.tsx";
import { Link } from "../../controls/Link.tsx";
import { goToCheckout } from "../../purchase/checkout.ts";
import {
  ASKED,
  type AskedStep,
  askedOf,
  formsOf,
  isComplete,
  type NewRegion,
} from "../../purchase/newRegion.ts";
import { useCaller } from "../../shell/player.ts";
import { buyingWords } from "../../words/pages/buying.ts";
import { ChangeTable } from "../governing/ChangeTable.tsx";
import { CreateUnpaid } from "./CreateUnpaid.tsx";

const ASKED_STEPS = Object.keys(ASKED) as AskedStep[];

/** The wire names the goods that can be banned, which the server's schema takes from a list. */
type Subject = Extract<BillingCreateCheckoutInput["subject"], { kind: "region" }>;

/** All that was asked for, and the way to where it is paid. */
export function Review({ draft }: { readonly draft: NewRegion }) {
  const { displayName, regionId, edits } = draft;
  const forms = useMemo(() => ASKED_STEPS.flatMap(formsOf), []);
  const { change, refusal } = useMemo(() => askedOf(edits, forms), [edits, forms]);
  const open = ASKED_STEPS.filter((step) => !isComplete(step, draft));
  const touched = forms.filter(({ path }) => edits[path] !== undefined);
  const { uid, administrator } = useCaller();
  const say = buyingWords;
  const buy = async (requestId: string) => {
    const configuration = change as Subject["configuration"];
    const subject = { kind: "region", regionId, displayName, configuration } as const;
    await goToCheckout(uid, { subject, returnPath: "/bought" }, requestId);
    return say.leaving;
  };
  return (
    <>
      <dl className="facts">
        <Fact name={say.displayName}>
          <bdi>{displayName}</bdi>
        </Fact>
        <Fact name={say.regionId}>{regionId}</Fact>
      </dl>
      {touched.length === 0 ? <p>{say.allUsual}</p> : null}
      {touched.length > 0 && open.length === 0 ? (
        <ChangeTable forms={touched} draft={edits} current={DEFAULT_CONFIGURATION} />
      ) : null}
      {open.length === 0 ? null : (
        <div className="notice">
          <p>{say.stillOpen}</p>
          <ul>
            {open.map((step) => (
              <li key={step}>
                <Link to={`/buy/${step}`}>{say.steps[step]}</Link>
              </li>
            ))}
          </ul>
        </div>
      )}
      {open.length > 0 ? null : (
        <>
          <Act
            label={say.buy}
            review={say.buyReview}
            confirm={say.confirmBuy}
            draft={canonicalJson([displayName, regionId, change])}
            refusal={refusal}
            act={buy}
          />
          {administrator ? <CreateUnpaid {...{ displayName, regionId, change, refusal }} /> : null}
        </>
      )}
    </>
  );
}
