import { useState } from "react";
import { coverCredits } from "../../../../functions/src/ships/insurance/insurance.ts";
import type { Pilot } from "../../../../functions/src/ships/schema.ts";
import { Fact } from "../../controls/Fact.tsx";
import { calls } from "../../data/calls.ts";
import { words } from "../../words/en.ts";
import { cargoWords } from "../../words/pages/cargo.ts";
import { goodsWords } from "../trade/goodsWords.ts";
import { PricedAct } from "./PricedAct.tsx";

/** What of cargo and journey is insured till the ship docks at home, and more of it at a port. */
export function Insurance({ pilot }: { readonly pilot: Pilot }) {
  const { insurance, place, passageId, shipId } = pilot;
  const [cargo, setCargo] = useState(true);
  const [journey, setJourney] = useState(false);
  const insured = insurance.cargo?.shipId === shipId ? insurance.cargo.goods : [];
  const say = cargoWords;
  const take = async (maxTotalCredits: number, requestId?: string) => {
    const { ships } = await calls();
    const { regionId } = place;
    const answer = await ships.takeInsurance({ regionId, cargo, journey, maxTotalCredits, requestId });
    return say.insuredFor(answer.coverCredits);
  };
  return (
    <section aria-labelledby="insurance">
      <h2 id="insurance">{say.insurance}</h2>
      <p>{say.insuranceWhy}</p>
      <dl className="facts">
        <Fact name={say.insuredCargo}>
          {insured.length === 0 ? say.uninsured : say.cover(goodsWords(insured), coverCredits(insured))}
        </Fact>
        <Fact name={say.journey}>{insurance.journey ? say.insuredJourney : say.uninsured}</Fact>
        {insurance.owedCredits === 0 ? null : (
          <Fact name={say.fundOwes}>{words.credits(insurance.owedCredits)}</Fact>
        )}
      </dl>
      {passageId !== null || place.berth !== "port" ? (
        <p className="dim">{say.atPortOnly}</p>
      ) : (
        <>
          <label className="check">
            <input type="checkbox" checked={cargo} onChange={(event) => setCargo(event.target.checked)} />
            {say.insureCargo}
          </label>
          <label className="check">
            <input type="checkbox" checked={journey} onChange={(event) => setJourney(event.target.checked)} />
            {say.insureJourney}
          </label>
          <PricedAct
            draft={JSON.stringify([cargo, journey])}
            review={say.insureReview}
            confirm={say.confirmInsure}
            refusal={cargo || journey ? null : say.nothingChosen}
            send={take}
          />
        </>
      )}
    </section>
  );
}
