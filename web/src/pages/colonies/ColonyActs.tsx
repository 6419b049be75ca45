import { expansionOf, HIGHEST_LEVEL } from "../../../../functions/src/colonies/levels.ts";
import type { Colony } from "../../../../functions/src/colonies/schema.ts";
import { Act } from "../../controls/Act.tsx";
import { PlayerAct } from "../../controls/PlayerAct.tsx";
import { calls } from "../../data/calls.ts";
import { coloniesWords } from "../../words/pages/colonies.ts";
import { goodsWords } from "../trade/goodsWords.ts";

interface ColonyActsProps {
  readonly colony: Colony;
  readonly isLanded: boolean;
  readonly hasStore: boolean;
}

/** What its owner does with a colony: some of it only where the ship has landed there. */
export function ColonyActs({ colony, isLanded, hasStore }: ColonyActsProps) {
  const { regionId, colonyId, level, dormancy, offeredToUid } = colony;
  const say = coloniesWords;
  const which = { regionId, colonyId };
  const collect = async (requestId: string) => {
    const { colonies } = await calls();
    const { goods, taxCredits, dueCredits } = await colonies.collectYield({ ...which, requestId });
    return say.collected(goodsWords(goods), taxCredits, dueCredits);
  };
  const expand = async (requestId: string) => {
    const { colonies } = await calls();
    return say.expanded((await colonies.expandColony({ ...which, requestId })).level);
  };
  const offer = async (toUid: string, requestId: string) => {
    await (await calls()).colonies.offerColony({ ...which, toUid, requestId });
    return say.offered;
  };
  const withdraw = async (requestId: string) => {
    await (await calls()).colonies.offerColony({ ...which, toUid: null, requestId });
    return say.offerWithdrawn;
  };
  const abandon = async (requestId: string) => {
    const { lostUnits } = await (await calls()).colonies.abandonColony({ ...which, requestId });
    return say.abandoned(lostUnits);
  };
  const { costCredits, oreUnits } = expansionOf(level);
  return (
    <>
      {isLanded && dormancy === null && hasStore ? (
        <Act label={say.collect} review={say.collectReview} confirm={say.confirmCollect} act={collect} />
      ) : null}
      {isLanded && dormancy === null && level < HIGHEST_LEVEL ? (
        <Act
          label={say.expand(level + 1)}
          review={say.expandReview(costCredits, oreUnits)}
          confirm={say.confirmExpand}
          act={expand}
        />
      ) : null}
      {offeredToUid === null ? (
        <PlayerAct label={say.offer} review={say.offerReview} confirm={say.confirmOffer} act={offer} />
      ) : (
        <Act
          label={say.withdrawOffer}
          review={say.withdrawOfferReview}
          confirm={say.confirmWithdrawOffer}
          act={withdraw}
        />
      )}
      <Act label={say.abandon} review={say.abandonReview} confirm={say.confirmAbandon} act={abandon} />
    </>
  );
}
