import { type Offer, offerStands } from "../../../../functions/src/regions/holders/offer.ts";
import type { Region } from "../../../../functions/src/regions/schema.ts";
import { notHere } from "../../controls/states.tsx";
import { useGameTime } from "../../data/clock.ts";
import { useWatched } from "../../data/watch.ts";
import { useViewer } from "../../shell/player.ts";
import { owningWords } from "../../words/pages/owning.ts";
import { useRegional } from "../../words/regional.ts";
import { TakeOverAct } from "./TakeOverAct.tsx";

/** Somebody's region that is offered to the player. */
export function Offered({ region }: { readonly region: Region }) {
  const { uid } = useViewer();
  const { regionId } = region;
  const offers = useWatched<readonly Offer[]>({
    template: "regions/{regionId}/offers",
    parameters: { regionId },
    where: ["toUid", "==", uid],
    limit: 1,
  });
  const now = useGameTime();
  const say = useRegional(owningWords);
  if (offers.state !== "here") return notHere(offers);
  const [offer] = offers.value;
  if (offer === undefined || now === null || !offerStands(offer, region, new Date(now))) return null;
  return (
    <section aria-labelledby="offered">
      <h2 id="offered">{say.forYou}</h2>
      <p>{say.offeredToYou(offer.until)}</p>
      <TakeOverAct
        subject={{ kind: "offeredRegion", regionId }}
        label={say.accept}
        review={say.acceptReview}
      />
    </section>
  );
}
