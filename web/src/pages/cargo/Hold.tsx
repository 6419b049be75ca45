import { useState } from "react";
import { unitsOf } from "../../../../functions/src/ships/cargo/goods.ts";
import { CLASSES } from "../../../../functions/src/ships/classes.ts";
import type { Pilot, Place } from "../../../../functions/src/ships/schema.ts";
import { calls } from "../../data/calls.ts";
import { cargoWords } from "../../words/pages/cargo.ts";
import { goodsWords } from "../trade/goodsWords.ts";
import type { OwnShip } from "../travel/Ships.tsx";
import { type Balance, goodsIn, holdOf } from "./accounts.ts";
import { GoodsAct } from "./GoodsAct.tsx";

interface HoldProps {
  readonly pilot: Pilot;
  readonly ships: readonly OwnShip[];
  readonly balances: readonly Balance[];
}

/** The hold of the piloted ship, and what it can be emptied into here. */
export function Hold({ pilot, ships, balances }: HoldProps) {
  const { shipId, shipClass, place, passageId } = pilot;
  const { regionId } = place;
  const goods = goodsIn(balances, holdOf(shipId));
  const isFree = passageId === null;
  const beside = isFree && place.berth !== "space" ? ships.filter(isIn(place)) : [];
  const say = cargoWords;
  const store = async (chosen: typeof goods, requestId: string) => {
    await (await calls()).ships.storeCargo({ regionId, goods: chosen, requestId });
    return say.stored;
  };
  const jettison = async (chosen: typeof goods, requestId: string) => {
    await (await calls()).ships.jettisonCargo({ regionId, goods: chosen, requestId });
    return say.jettisoned;
  };
  return (
    <section aria-labelledby="hold">
      <h2 id="hold">{say.hold(unitsOf(goods), CLASSES[shipClass].holdUnits)}</h2>
      <p>{goodsWords(goods)}</p>
      {!isFree || goods.length === 0 ? null : (
        <>
          {place.berth === "space" ? null : (
            <GoodsAct
              label={say.store}
              review={say.storeReview}
              confirm={say.confirmStore}
              goods={goods}
              act={store}
            />
          )}
          {place.berth === "space" ? (
            <GoodsAct
              label={say.jettison}
              review={say.jettisonReview}
              confirm={say.confirmJettison}
              goods={goods}
              act={jettison}
            />
          ) : null}
        </>
      )}
      {beside.map((ship) => (
        <Beside key={ship.id} ship={ship} pilot={pilot} balances={balances} />
      ))}
    </section>
  );
}

const isIn =
  (place: Place) =>
  ({ place: berth }: OwnShip): boolean =>
    berth !== null &&
    berth.regionId === place.regionId &&
    berth.sectorNumber === place.sectorNumber &&
    berth.berth === place.berth;

interface BesideProps {
  readonly ship: OwnShip;
  readonly pilot: Pilot;
  readonly balances: readonly Balance[];
}

/** Another ship in the berth: goods go over, or come. */
function Beside({ ship, pilot, balances }: BesideProps) {
  const [comes, setComes] = useState(false);
  const { regionId } = pilot.place;
  const [fromShipId, toShipId] = comes ? [ship.id, pilot.shipId] : [pilot.shipId, ship.id];
  const goods = goodsIn(balances, holdOf(fromShipId));
  const say = cargoWords;
  const move = async (chosen: typeof goods, requestId: string) => {
    const { ships } = await calls();
    await ships.moveCargo({ regionId, fromShipId, toShipId, goods: chosen, requestId });
    return say.moved;
  };
  return (
    <>
      <h3>
        <bdi>{ship.name}</bdi>
      </h3>
      <p>{goodsWords(goodsIn(balances, holdOf(ship.id)))}</p>
      <GoodsAct
        label={say.move(ship.name)}
        review={say.moveReview}
        confirm={say.confirmMove}
        goods={goods}
        draft={fromShipId}
        act={move}
      >
        <label>
          {say.direction}
          <select value={String(comes)} onChange={(event) => setComes(event.target.value === "true")}>
            <option value="false">{say.over(ship.name)}</option>
            <option value="true">{say.from(ship.name)}</option>
          </select>
        </label>
      </GoodsAct>
    </>
  );
}
