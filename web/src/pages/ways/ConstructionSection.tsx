import { useState } from "react";
import { shipsLaunchJumper } from "../../../../client/rooms/textBounds.ts";
import { BILLS, missingParts } from "../../../../functions/src/ships/constructions/parts.ts";
import type { Construction } from "../../../../functions/src/ships/constructions/schema.ts";
import type { Pilot } from "../../../../functions/src/ships/schema.ts";
import { Act } from "../../controls/Act.tsx";
import { Fact } from "../../controls/Fact.tsx";
import { TextField } from "../../controls/TextField.tsx";
import { calls } from "../../data/calls.ts";
import { words } from "../../words/en.ts";
import { waysWords } from "../../words/pages/ways.ts";
import { goodsWords } from "../trade/goodsWords.ts";
import { BringParts } from "./BringParts.tsx";
import { RaiseGate } from "./RaiseGate.tsx";

interface ConstructionSectionProps {
  readonly pilot: Pilot;
  readonly construction: Construction | undefined;
  readonly now: Date;
}

/** What the explorer guild builds for the player out of parts. */
export function ConstructionSection({ pilot, construction, now }: ConstructionSectionProps) {
  const say = waysWords;
  const cancel = async (requestId: string) => {
    const { credits, goods } = await (await calls()).ships.cancelConstruction({ requestId });
    return say.cancelled(credits, goodsWords(goods));
  };
  const isDocked = pilot.passageId === null && pilot.place.berth === "port";
  const missing = construction === undefined ? null : missingParts(construction);
  const isReady = construction?.readyAt != null && construction.readyAt <= now;
  return (
    <section aria-labelledby="guild">
      <h2 id="guild">{say.guild}</h2>
      <p>{say.guildWhy}</p>
      {construction === undefined || missing === null ? (
        <ul>
          {Object.entries(BILLS).map(([kind, { credits, units, buildHours }]) => (
            <li key={kind}>
              {say.bill(
                say.kinds[kind as Construction["kind"]],
                credits,
                units.ore ?? 0,
                units.rare_goods ?? 0,
              )}{" "}
              {buildHours === 0 ? null : say.hours(buildHours)}
            </li>
          ))}
        </ul>
      ) : (
        <dl className="facts">
          <Fact name={say.builds}>{say.kinds[construction.kind]}</Fact>
          <Fact name={say.missing}>
            {construction.readyAt === null
              ? `${words.credits(missing.credits)}, ${goodsWords(missing.goods)}`
              : say.nothing}
          </Fact>
          {construction.readyAt === null ? null : (
            <Fact name={say.ready}>{words.instant(construction.readyAt)}</Fact>
          )}
        </dl>
      )}
      {isDocked && (construction === undefined || construction.readyAt === null) ? (
        <BringParts kind={construction?.kind ?? null} />
      ) : null}
      {isReady && construction?.kind === "jumper" && isDocked ? <Launch /> : null}
      {isReady && construction?.kind === "gate" && pilot.place.berth === "space" ? (
        <RaiseGate regionId={pilot.place.regionId} />
      ) : null}
      {construction === undefined ? null : (
        <Act label={say.cancel} review={say.cancelReview} confirm={say.confirmCancel} act={cancel} />
      )}
    </section>
  );
}

function Launch() {
  const [name, setName] = useState("");
  const say = waysWords;
  const launch = async (requestId: string) => {
    await (await calls()).ships.launchJumper({ name, requestId });
    return say.launched;
  };
  return (
    <Act label={say.launch} review={say.launchReview} confirm={say.confirmLaunch} draft={name} act={launch}>
      <TextField
        label={words.travel.shipName}
        autoComplete="off"
        maxLength={shipsLaunchJumper.name.most}
        value={name}
        onChange={setName}
      />
    </Act>
  );
}
