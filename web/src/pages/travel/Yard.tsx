import { useState } from "react";
import { shipsBuyShip } from "../../../../client/rooms/textBounds.ts";
import type { ShipClass } from "../../../../functions/src/galaxy/routes/speed.ts";
import { CLASSES, SOLD_CLASSES } from "../../../../functions/src/ships/classes.ts";
import type { Pilot } from "../../../../functions/src/ships/schema.ts";
import { Act } from "../../controls/Act.tsx";
import { ChoiceField } from "../../controls/ChoiceField.tsx";
import { TextField } from "../../controls/TextField.tsx";
import { calls } from "../../data/calls.ts";
import { words } from "../../words/en.ts";

/** The yard of the port: whether it has one the server says. */
export function Yard({ pilot }: { readonly pilot: Pilot }) {
  const [shipClass, setClass] = useState<ShipClass>("scout");
  const [name, setName] = useState("");
  const { regionId } = pilot.place;
  const { travel: say } = words;
  const buy = async (requestId: string) => {
    const { ships } = await calls();
    const { priceCredits } = await ships.buyShip({ regionId, class: shipClass, name, requestId });
    return say.bought(priceCredits);
  };
  const claim = async (requestId: string) => {
    await (await calls()).ships.claimScout({ regionId, requestId });
    return say.claimed;
  };
  return (
    <>
      <Act
        label={say.buy}
        review={say.buyReview}
        confirm={say.confirmBuy}
        draft={JSON.stringify([shipClass, name])}
        act={buy}
      >
        <ChoiceField
          label={say.shipClass}
          value={shipClass}
          choices={SOLD_CLASSES}
          nameOf={(sold) =>
            say.classOption(say.classes[sold], CLASSES[sold].priceCredits!, CLASSES[sold].holdUnits)
          }
          onChange={setClass}
        />
        <TextField
          label={say.shipName}
          autoComplete="off"
          maxLength={shipsBuyShip.name.most}
          value={name}
          onChange={setName}
        />
      </Act>
      {pilot.shipClass === "escape_pod" ? (
        <Act label={say.claim} review={say.claimReview} confirm={say.confirmClaim} act={claim} />
      ) : null}
    </>
  );
}
