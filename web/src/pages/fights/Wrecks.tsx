import { useState } from "react";
import type { Wreck } from "../../../../functions/src/combat/schema.ts";
import type { Pilot } from "../../../../functions/src/ships/schema.ts";
import { Act } from "../../controls/Act.tsx";
import { WatchedList } from "../../controls/WatchedList.tsx";
import { calls } from "../../data/calls.ts";
import { useWatched } from "../../data/watch.ts";
import { words } from "../../words/en.ts";
import { goodsWords } from "../trade/goodsWords.ts";

const SHOWN = 10;

/** What lies in the pilot's sector: who is in its space takes it. */
export function Wrecks({ pilot }: { readonly pilot: Pilot }) {
  const { regionId, sectorNumber, berth } = pilot.place;
  const watched = useWatched<readonly Wreck[]>({
    template: "regions/{regionId}/wrecks",
    parameters: { regionId },
    where: ["sectorNumber", "==", sectorNumber],
    limit: SHOWN,
  });
  const [said, setSaid] = useState("");
  const { fights: say } = words;
  const salvage = (wreckId: string) => async (requestId: string) => {
    const { combat } = await calls();
    const { taken, taxCredits } = await combat.salvage({ regionId, wreckId, requestId });
    setSaid(say.salvaged(goodsWords(taken), taxCredits));
    return "";
  };
  return (
    <>
      <WatchedList id="wrecks" title={say.wrecks} none={say.noWrecks} watched={watched}>
        {(wrecks) => (
          <ul className="cards">
            {wrecks.map(({ wreckId, goods, liesUntil }) => (
              <li key={wreckId}>
                <h3>{say.wreck(liesUntil)}</h3>
                <p>{goodsWords(goods)}</p>
                {berth === "space" ? (
                  <Act
                    label={say.salvage(goodsWords(goods))}
                    review={say.salvageReview}
                    confirm={say.confirmSalvage}
                    act={salvage(wreckId)}
                  />
                ) : null}
              </li>
            ))}
          </ul>
        )}
      </WatchedList>
      <p role="status">{said}</p>
    </>
  );
}
