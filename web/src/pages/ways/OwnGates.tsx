import { useState } from "react";
import { HIGHEST_TOLL_CREDITS, isOpen, tollAt } from "../../../../functions/src/ships/playerGates/gate.ts";
import { Act } from "../../controls/Act.tsx";
import { Fact } from "../../controls/Fact.tsx";
import { TextField } from "../../controls/TextField.tsx";
import { WatchedList } from "../../controls/WatchedList.tsx";
import { calls } from "../../data/calls.ts";
import type { Watched } from "../../data/watch.ts";
import { words } from "../../words/en.ts";
import { waysWords } from "../../words/pages/ways.ts";
import { tollOf } from "./toll.ts";
import type { OwnGate } from "./WaysPage.tsx";

interface OwnGatesProps {
  readonly gates: Watched<readonly OwnGate[]>;
  readonly now: Date;
}

/** The gates that the player has raised, and their tolls. */
export function OwnGates({ gates, now }: OwnGatesProps) {
  const say = waysWords;
  const collect = async (requestId: string) =>
    say.collected((await (await calls()).ships.collectTolls({ requestId })).credits);
  return (
    <>
      <WatchedList id="gates" title={say.gates} lead={say.gatesWhy} none={say.noGates} watched={gates}>
        {(rows) => (
          <ul className="cards">
            {rows.map((gate) => (
              <li key={gate.id}>
                <Card gate={gate} now={now} />
              </li>
            ))}
          </ul>
        )}
      </WatchedList>
      {gates.state === "here" && gates.value.length > 0 ? (
        <Act label={say.collect} review={say.collectReview} confirm={say.confirmCollect} act={collect} />
      ) : null}
    </>
  );
}

function Card({ gate, now }: { readonly gate: OwnGate; readonly now: Date }) {
  const { id: gateId, regionIds, sectorNumbers, opensAt, closesAt, nextToll } = gate;
  const [toll, setToll] = useState("");
  const tollCredits = tollOf(toll);
  const say = waysWords;
  const set = async (requestId: string) => {
    const { ships } = await calls();
    const { from } = await ships.setToll({ gateId, tollCredits: tollCredits ?? 0, requestId });
    return say.tollSet(new Date(from));
  };
  const close = async (requestId: string) => {
    const answer = await (await calls()).ships.closeGate({ gateId, requestId });
    return say.closing(new Date(answer.closesAt));
  };
  return (
    <>
      <h3>
        {say.gate(regionIds.map((regionId, side) => `${regionId}.${sectorNumbers[side]}`))}
        <span className="tag">{isOpen(gate, now) ? say.open : say.shut}</span>
      </h3>
      <dl className="facts">
        <Fact name={say.toll}>{words.credits(tollAt(gate, now))}</Fact>
        {nextToll === null || nextToll.from <= now ? null : (
          <Fact name={say.nextToll}>{say.tollFrom(nextToll.tollCredits, nextToll.from)}</Fact>
        )}
        {opensAt > now ? <Fact name={say.opens}>{words.instant(opensAt)}</Fact> : null}
        {closesAt === null ? null : <Fact name={say.closes}>{words.instant(closesAt)}</Fact>}
      </dl>
      {closesAt === null ? (
        <>
          <Act
            label={say.setToll}
            review={say.setTollReview}
            confirm={say.confirmToll}
            draft={toll}
            refusal={tollCredits === null ? say.tollBound(HIGHEST_TOLL_CREDITS) : null}
            act={set}
          >
            <TextField
              label={say.toll}
              inputMode="numeric"
              autoComplete="off"
              maxLength={3}
              value={toll}
              onChange={setToll}
            />
          </Act>
          <Act label={say.close} review={say.closeReview} confirm={say.confirmClose} act={close} />
        </>
      ) : null}
    </>
  );
}
