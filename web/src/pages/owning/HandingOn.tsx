import { useState } from "react";
import { type Offer, offerStands } from "../../../../functions/src/regions/holders/offer.ts";
import type { Region } from "../../../../functions/src/regions/schema.ts";
import { allows } from "../../../../functions/src/regions/status/capabilities.ts";
import { Act } from "../../controls/Act.tsx";
import { PlayerAct } from "../../controls/PlayerAct.tsx";
import { notHere } from "../../controls/states.tsx";
import { calls } from "../../data/calls.ts";
import { useGameTime } from "../../data/clock.ts";
import { useName } from "../../data/names.ts";
import { useWatched } from "../../data/watch.ts";
import { useViewer } from "../../shell/player.ts";
import { owningWords } from "../../words/pages/owning.ts";
import { useRegional } from "../../words/regional.ts";

/** The owner offers the region to one player at a time, who accepts by paying for it. */
export function HandingOn({ region }: { readonly region: Region }) {
  const { uid } = useViewer();
  const { regionId } = region;
  const offers = useWatched<readonly Offer[]>({
    template: "regions/{regionId}/offers",
    parameters: { regionId },
    where: ["fromUid", "==", uid],
    limit: 1,
  });
  const now = useGameTime();
  // The act gives way to the other one: what it says stays here.
  const [said, setSaid] = useState("");
  const say = useRegional(owningWords);
  if (!allows(region, "handOn")) return null;
  if (offers.state !== "here") return notHere(offers);
  const [offer] = offers.value;
  const stands = now !== null && offer !== undefined && offerStands(offer, region, new Date(now));
  return (
    <section aria-labelledby="handing">
      <h2 id="handing">{say.handing}</h2>
      <p>{say.handingWhy}</p>
      {stands ? (
        <Standing offer={offer} onSaid={setSaid} />
      ) : (
        <OfferAct regionId={regionId} onSaid={setSaid} />
      )}
      <p role="status">{said}</p>
    </section>
  );
}

interface SaysProps {
  readonly onSaid: (sentence: string) => void;
}

function Standing({ offer, onSaid }: SaysProps & { readonly offer: Offer }) {
  const { regionId, toUid, until, checkoutId } = offer;
  const name = useName(toUid);
  const say = useRegional(owningWords);
  const withdraw = async (requestId: string) => {
    const { isBeingPaid } = await (await calls()).regions.withdrawOffer({ regionId, requestId });
    onSaid(isBeingPaid ? say.withdrawnLate : say.withdrawn);
    return "";
  };
  return (
    <>
      <p>{checkoutId === null ? say.offeredTo(name, until) : say.beingPaid(name)}</p>
      <Act label={say.withdraw} review={say.withdrawReview} confirm={say.confirmWithdraw} act={withdraw} />
    </>
  );
}

function OfferAct({ regionId, onSaid }: SaysProps & { readonly regionId: string }) {
  const say = useRegional(owningWords);
  const offer = async (toUid: string, requestId: string) => {
    const { until } = await (await calls()).regions.offerRegion({ regionId, toUid, requestId });
    onSaid(say.offered(new Date(until)));
    return "";
  };
  return <PlayerAct label={say.offer} review={say.offerReview} confirm={say.confirmOffer} act={offer} />;
}
