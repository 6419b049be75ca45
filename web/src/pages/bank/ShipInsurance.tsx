import { useState } from "react";
import { holdsAt, premiumCredits } from "../../../../functions/src/banking/insurance/cover.ts";
import { LEAST_DAYS, MOST_DAYS } from "../../../../functions/src/banking/loans/loan.ts";
import type { Policy } from "../../../../functions/src/banking/schema.ts";
import { Act } from "../../controls/Act.tsx";
import { Credits } from "../../controls/Credits.tsx";
import { Fact } from "../../controls/Fact.tsx";
import { TextField } from "../../controls/TextField.tsx";
import { WatchedList } from "../../controls/WatchedList.tsx";
import { wholeOf } from "../../controls/whole.ts";
import { calls } from "../../data/calls.ts";
import { useWatched } from "../../data/watch.ts";
import { useViewer } from "../../shell/player.ts";
import { words } from "../../words/en.ts";
import { bankWords } from "../../words/pages/bank.ts";
import { useRegional } from "../../words/regional.ts";
import { ShipSelect } from "./ShipSelect.tsx";

const SHOWN = 10;

interface ShipInsuranceProps {
  readonly regionId: string;
  readonly rateBasisPoints: number;
  readonly now: Date;
}

/** The covers of the player's ships, whosever fund they are with, and a new one with this region's. */
export function ShipInsurance({ regionId, rateBasisPoints, now }: ShipInsuranceProps) {
  const { uid } = useViewer();
  const policies = useWatched<readonly Policy[]>({
    template: "policies",
    parameters: {},
    where: ["uid", "==", uid],
    limit: SHOWN,
  });
  const say = useRegional(bankWords).insurance;
  return (
    <>
      <WatchedList id="insurance" title={say.title} lead={say.why} none={say.none} watched={policies}>
        {(rows) => (
          <ul className="cards">
            {rows.map((policy) => (
              <li key={policy.shipId}>
                <Cover policy={policy} now={now} />
              </li>
            ))}
          </ul>
        )}
      </WatchedList>
      <InsureShip regionId={regionId} rateBasisPoints={rateBasisPoints} />
    </>
  );
}

function Cover({ policy, now }: { readonly policy: Policy; readonly now: Date }) {
  const { shipId, regionId, coverCredits, startsAt, endsAt, remainingMs, loss } = policy;
  const say = useRegional(bankWords).insurance;
  return (
    <>
      <h3>
        {say.ship(shipId, regionId)}
        <span className="tag">
          {holdsAt(policy, now) ? say.holds : now < startsAt ? say.begins : say.over}
        </span>
      </h3>
      <dl className="facts">
        <Fact name={say.cover}>
          <Credits amount={coverCredits} />
        </Fact>
        <Fact name={say.term}>
          {remainingMs === null ? say.span(startsAt, endsAt) : say.stands(words.duration(remainingMs))}
        </Fact>
        {loss === null ? null : <Fact name={say.loss}>{say.paidOf(loss.paidCredits, loss.owedCredits)}</Fact>}
      </dl>
    </>
  );
}

/** Covers a ship with the region's fund. */
function InsureShip({ regionId, rateBasisPoints }: Omit<ShipInsuranceProps, "now">) {
  const [shipId, setShip] = useState("");
  const [cover, setCover] = useState("");
  const [days, setDays] = useState("30");
  const say = useRegional(bankWords).insurance;
  const [coverCredits, term] = [wholeOf(cover), wholeOf(days)];
  const isTerm = term !== null && term >= LEAST_DAYS && term <= MOST_DAYS;
  const insure = async (requestId: string) => {
    const { banking } = await calls();
    const answer = await banking.insureShip({
      regionId,
      shipId,
      coverCredits: coverCredits ?? 0,
      days: term ?? 0,
      requestId,
    });
    return say.insured(answer.premiumCredits, new Date(answer.startsAt), new Date(answer.endsAt));
  };
  const refusal =
    shipId === ""
      ? say.noShip
      : coverCredits === null
        ? words.states.notWhole
        : isTerm
          ? null
          : bankWords.daysBound(LEAST_DAYS, MOST_DAYS);
  return (
    <Act
      label={say.insure}
      review={say.insureReview}
      confirm={say.confirmInsure}
      draft={JSON.stringify([shipId, cover, days])}
      refusal={refusal}
      act={insure}
    >
      <ShipSelect
        label={say.whichShip}
        none={say.choose}
        optionOf={({ name, resaleCredits }) => bankWords.shipOption(name, resaleCredits)}
        chosen={shipId}
        onChoose={(chosen, ship) => {
          setShip(chosen);
          if (ship !== undefined) setCover(String(ship.resaleCredits));
        }}
      />
      <TextField
        label={say.coverOf}
        inputMode="numeric"
        autoComplete="off"
        maxLength={10}
        value={cover}
        onChange={setCover}
      />
      <TextField
        label={bankWords.loanDays(LEAST_DAYS, MOST_DAYS)}
        inputMode="numeric"
        autoComplete="off"
        maxLength={2}
        value={days}
        onChange={setDays}
      />
      {coverCredits === null || !isTerm ? null : (
        <p className="sum">{say.premium(premiumCredits(coverCredits, rateBasisPoints, term))}</p>
      )}
    </Act>
  );
}
