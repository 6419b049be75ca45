import { owedCredits } from "../../../../functions/src/ships/depots/rent.ts";
import type { Pilot } from "../../../../functions/src/ships/schema.ts";
import { Fact } from "../../controls/Fact.tsx";
import { calls } from "../../data/calls.ts";
import { useGameTime } from "../../data/clock.ts";
import { words } from "../../words/en.ts";
import { cargoWords } from "../../words/pages/cargo.ts";
import { goodsWords } from "../trade/goodsWords.ts";
import type { Stored } from "./accounts.ts";
import { Freight } from "./Freight.tsx";
import { GoodsAct } from "./GoodsAct.tsx";

interface DepotsProps {
  readonly pilot: Pilot;
  readonly stored: readonly Stored[];
}

/** What is stored in regions, what it costs, and the ways out. */
export function Depots({ pilot, stored }: DepotsProps) {
  const say = cargoWords;
  return (
    <section aria-labelledby="depots">
      <h2 id="depots">{say.depots}</h2>
      {stored.length === 0 ? <p>{say.noDepots}</p> : null}
      <ul className="cards">
        {stored.map((each) => (
          <li key={each.depot?.id ?? "home"}>
            <Card pilot={pilot} stored={each} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Card({ pilot, stored }: { readonly pilot: Pilot; readonly stored: Stored }) {
  const { depot, regionId, goods } = stored;
  const { place, passageId } = pilot;
  const now = useGameTime();
  const say = cargoWords;
  const isDocked = passageId === null && place.berth !== "space";
  const fetch = async (chosen: typeof goods, requestId: string) => {
    await (await calls()).ships.fetchCargo({
      regionId: place.regionId,
      storedInRegionId: regionId,
      goods: chosen,
      requestId,
    });
    return say.fetched;
  };
  return (
    <>
      <h3>{depot === null ? say.atHome(regionId) : say.depotIn(regionId)}</h3>
      <p>{goodsWords(goods)}</p>
      {depot === null ? null : (
        <dl className="facts">
          <Fact name={say.rent}>{words.credits(depot.rentCredits)}</Fact>
          {now === null ? null : (
            <Fact name={say.owed}>{words.credits(owedCredits(depot, new Date(now)))}</Fact>
          )}
          {depot.filledAt === null ? null : <Fact name={say.filled}>{words.instant(depot.filledAt)}</Fact>}
          {depot.comingUnits === 0 ? null : <Fact name={say.coming}>{words.number(depot.comingUnits)}</Fact>}
        </dl>
      )}
      {goods.length > 0 && isDocked ? (
        <GoodsAct
          label={say.fetch(regionId)}
          review={say.fetchReview}
          confirm={say.confirmFetch}
          goods={goods}
          act={fetch}
        />
      ) : null}
      {goods.length > 0 ? <Freight fromRegionId={regionId} goods={goods} /> : null}
    </>
  );
}
