import { useState } from "react";
import type { BillingEstimateShareOutput } from "../../../../client/rooms/billing.ts";
import type { Region } from "../../../../functions/src/regions/schema.ts";
import { Act } from "../../controls/Act.tsx";
import { Link } from "../../controls/Link.tsx";
import { Failure } from "../../controls/states.tsx";
import { calls } from "../../data/calls.ts";
import { leaveTo } from "../../shell/leave.ts";
import { words } from "../../words/en.ts";
import { buyingWords } from "../../words/pages/buying.ts";
import { owningWords } from "../../words/pages/owning.ts";
import { useRegional } from "../../words/regional.ts";

const CURRENCY = "usd";

/** Whether the region is paid for, and what it brings its owner. */
export function Payment({ region }: { readonly region: Region }) {
  const { regionId, status, holds } = region;
  const say = useRegional(owningWords);
  const held = status === "suspended" ? holds.billing : null;
  const resume = async (requestId: string) => {
    const { billing } = await calls();
    const { url } = await billing.resumeSubscription({
      regionId,
      returnPath: `/own/${regionId}`,
      requestId,
    });
    leaveTo(url);
    return buyingWords.leaving;
  };
  return (
    <section aria-labelledby="payment">
      <h2 id="payment">{say.payment}</h2>
      {held === null ? null : (
        <>
          <p className="wrong">{held.until === null ? say.held : say.heldUntil(held.until)}</p>
          <Act label={say.resume} review={say.resumeReview} confirm={buyingWords.confirmBuy} act={resume} />
        </>
      )}
      <p>
        <Link to="/billing">{say.toBilling}</Link>
      </p>
      {status === "failed" || status === "provisioning" ? (
        <p>
          <Link to="/bought">{say.toBuilding}</Link>
        </p>
      ) : (
        <Share regionId={regionId} />
      )}
    </section>
  );
}

type Asked = "asking" | BillingEstimateShareOutput | { readonly error: unknown } | null;

/** Of the running month, when one asks: it reads up to fifty payments. */
function Share({ regionId }: { readonly regionId: string }) {
  const [asked, setAsked] = useState<Asked>(null);
  const say = useRegional(owningWords);
  const ask = async () => {
    setAsked("asking");
    const { billing } = await calls();
    await billing.estimateShare({ regionId }).then(setAsked, (error: unknown) => setAsked({ error }));
  };
  const money = (cents: number) => words.money(cents, CURRENCY);
  return (
    <>
      <button type="button" disabled={asked === "asking"} onClick={() => void ask()}>
        {say.share}
      </button>
      <div role="status">
        {asked === "asking" ? <p>{words.states.loading}</p> : null}
        {asked !== null && typeof asked === "object" && "month" in asked ? (
          <p>{say.shareIs(asked.month, money(asked.ownerCents), money(asked.capCents))}</p>
        ) : null}
      </div>
      {asked !== null && typeof asked === "object" && "error" in asked ? (
        <Failure error={asked.error} />
      ) : null}
    </>
  );
}
