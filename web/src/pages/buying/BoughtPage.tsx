import { useEffect } from "react";
import type { Checkout } from "../../../../functions/src/billing/schema.ts";
import { Act } from "../../controls/Act.tsx";
import { Heading } from "../../controls/Heading.tsx";
import { Link } from "../../controls/Link.tsx";
import { notHere, Stale } from "../../controls/states.tsx";
import { useWatched } from "../../data/watch.ts";
import { forgetRegion } from "../../purchase/kept.ts";
import { leaveTo } from "../../shell/leave.ts";
import { useViewer } from "../../shell/player.ts";
import { buyingWords } from "../../words/pages/buying.ts";
import { Building } from "./Building.tsx";

/** Galactic Citizen may have been bought since. */
const READ = 3;

/** What has become of the region that was bought last: a payment is known here once the document says so. */
export default function BoughtPage() {
  const { uid } = useViewer();
  const watched = useWatched<readonly Checkout[]>({
    template: "checkouts",
    parameters: {},
    where: ["uid", "==", uid],
    orderBy: ["createdAt", "desc"],
    limit: READ,
  });
  const checkout =
    watched.state === "here" ? watched.value.find(({ subject }) => subject.kind === "region") : undefined;
  const isGiven = checkout?.status === "completed" && checkout.opening !== null;
  useEffect(() => {
    if (isGiven) forgetRegion(uid);
  }, [uid, isGiven]);
  const { bought: say } = buyingWords;
  return (
    <>
      <Heading title={say.title} />
      <Stale watched={watched} />
      {notHere(watched)}
      {watched.state === "here" && checkout === undefined ? (
        <>
          <p>{say.none}</p>
          <p>
            <Link to="/buy/basics">{buyingWords.link}</Link>
          </p>
        </>
      ) : null}
      {checkout === undefined ? null : <Purchase checkout={checkout} />}
    </>
  );
}

function Purchase({ checkout }: { readonly checkout: Checkout }) {
  const { status, subject, opening, url } = checkout;
  const { bought: say } = buyingWords;
  if (subject.kind !== "region") return null;
  const pay = async () => {
    if (url !== null) leaveTo(url);
    return buyingWords.leaving;
  };
  return (
    <>
      <h2>
        <bdi>{opening?.displayName ?? subject.regionId}</bdi> <small>{subject.regionId}</small>
      </h2>
      <div role="status">
        {status === "reserved" || status === "open" ? <p>{say.waiting}</p> : null}
        {status === "processing" || status === "expired" || status === "refunded" ? (
          <p>{say[status]}</p>
        ) : null}
        {status === "completed" && checkout.takesOver !== null ? <p>{say.handedOn}</p> : null}
      </div>
      {status === "open" && url !== null ? (
        <Act label={say.pay} review={say.payReview} confirm={buyingWords.confirmBuy} act={pay} />
      ) : null}
      {status === "completed" || status === "processing" ? null : (
        <p>
          <Link to="/buy/review">{say.change}</Link>
        </p>
      )}
      {status === "completed" ? <Building regionId={subject.regionId} build={checkout.build} /> : null}
    </>
  );
}
