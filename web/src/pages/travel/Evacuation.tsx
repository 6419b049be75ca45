import { useState } from "react";
import { GameError } from "../../../../functions/src/platform/errors.ts";
import { EVACUATION_CREDITS, evacuationOf } from "../../../../functions/src/ships/evacuations/evacuation.ts";
import { travellerOf } from "../../../../functions/src/ships/passages/traveller.ts";
import type { Pilot } from "../../../../functions/src/ships/schema.ts";
import { Act } from "../../controls/Act.tsx";
import { calls } from "../../data/calls.ts";
import { useGameTime } from "../../data/clock.ts";
import { useViewer } from "../../shell/player.ts";
import { cargoWords } from "../../words/pages/cargo.ts";

/** The way home for who is stuck: what it takes the server's own rule says. */
export function Evacuation({ pilot }: { readonly pilot: Pilot }) {
  const { player } = useViewer();
  const now = useGameTime();
  const [pays, setPays] = useState(false);
  const say = cargoWords;
  if (now === null || pilot.passageId !== null) return null;
  const at = new Date(now);
  const isEntitled = travellerOf(player, at).visitHours === null;
  const rule = ruleOf(() => evacuationOf(pilot, { isEntitled, pays }, at));
  const { regionId } = pilot.place;
  const evacuate = async (requestId: string) => {
    const { place, feeCredits, waitsUntil } = await (await calls()).ships.evacuate({
      regionId,
      pays,
      requestId,
    });
    if (place === null) return say.waits(new Date(waitsUntil!));
    return say.evacuated(place.regionId, place.sectorNumber, feeCredits);
  };
  return (
    <section aria-labelledby="evacuation">
      <h2 id="evacuation">{say.evacuation}</h2>
      <p>{say.evacuationWhy}</p>
      {typeof rule === "string" ? (
        <p className="dim">{rule}</p>
      ) : (
        <Act
          label={say.evacuate}
          review={rule.how === "wait" ? say.waitReview(rule.until) : say.nowReview(rule.feeCredits)}
          confirm={rule.how === "wait" ? say.confirmWait : say.confirmEvacuate}
          draft={String(pays)}
          act={evacuate}
        >
          {isEntitled || pilot.insurance.journey ? null : (
            <label className="check">
              <input type="checkbox" checked={pays} onChange={(event) => setPays(event.target.checked)} />
              {say.pays(EVACUATION_CREDITS)}
            </label>
          )}
        </Act>
      )}
    </section>
  );
}

/** What follows, or the rule against it in the server's words. */
function ruleOf<Found>(decide: () => Found): Found | string {
  try {
    return decide();
  } catch (error) {
    if (error instanceof GameError) return error.message;
    throw error;
  }
}
