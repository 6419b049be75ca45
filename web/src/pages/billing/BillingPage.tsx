import type { Subscription } from "../../../../functions/src/billing/schema.ts";
import { Cards } from "../../controls/Cards.tsx";
import { Heading } from "../../controls/Heading.tsx";
import { Link } from "../../controls/Link.tsx";
import { Stale } from "../../controls/states.tsx";
import { WatchedList } from "../../controls/WatchedList.tsx";
import { useWatched } from "../../data/watch.ts";
import type { PageProps } from "../../page.ts";
import { useViewer } from "../../shell/player.ts";
import { words } from "../../words/en.ts";
import { Receipts } from "./Receipts.tsx";
import { Statements } from "./Statements.tsx";
import { subjectWords } from "./subjectWords.ts";
import { ToStripe } from "./ToStripe.tsx";

const SHOWN = 5;

/** What the player has bought, and what was paid. */
export default function BillingPage({ search }: PageProps) {
  const { uid } = useViewer();
  const watched = useWatched<readonly Subscription[]>({
    template: "subscriptions",
    parameters: {},
    where: ["uid", "==", uid],
    limit: SHOWN,
  });
  const isCitizen =
    watched.state !== "here" ||
    watched.value.some(({ subject, endedAt }) => subject.kind === "galacticCitizen" && endedAt === null);
  const { billing: say } = words;
  return (
    <>
      <Heading title={say.title} />
      <p>{say.why}</p>
      <p className="row">
        <Link to="/buy/basics">{say.buyRegion}</Link>
        <Link to="/bought">{say.yourPurchase}</Link>
      </p>
      <Stale watched={watched} />
      <WatchedList id="subscriptions" title={say.subscriptions} none={say.none} watched={watched}>
        {(subscriptions) => (
          <Cards
            rows={subscriptions}
            idOf={({ subscriptionId }) => subscriptionId}
            asked={search.get("subscription")}
            unknown={say.unknown}
          >
            {(subscription) => <Bought subscription={subscription} />}
          </Cards>
        )}
      </WatchedList>
      <ToStripe isCitizen={isCitizen} />
      <Receipts />
      <Statements />
    </>
  );
}

function Bought({ subscription }: { readonly subscription: Subscription }) {
  const { subject, entitlement, openInvoiceFinalizedAt } = subscription;
  const { billing: say } = words;
  return (
    <>
      <h3>
        {subjectWords(subject)}
        <span className="tag">{say.entitled[entitlement.service]}</span>
      </h3>
      <p>{termOf(subscription)}</p>
      {subject.kind === "region" ? (
        <p>
          <Link to={`/own/${subject.regionId}`}>{say.toRegion(subject.regionId)}</Link>
        </p>
      ) : null}
      {openInvoiceFinalizedAt === null ? null : <p className="wrong">{say.unpaid(openInvoiceFinalizedAt)}</p>}
    </>
  );
}

function termOf({ currentPeriodEndsAt, cancelsAtPeriodEnd, entitlement }: Subscription): string {
  const { billing: say } = words;
  if (entitlement.endsAt !== null) return say.ends(entitlement.endsAt);
  return cancelsAtPeriodEnd ? say.ends(currentPeriodEndsAt) : say.renews(currentPeriodEndsAt);
}
