import { useState } from "react";
import type { Pilot } from "../../../../functions/src/ships/schema.ts";
import { RegionField } from "../../controls/RegionField.tsx";
import { TextField } from "../../controls/TextField.tsx";
import { wholeOf } from "../../controls/whole.ts";
import { waysWords } from "../../words/pages/ways.ts";
import { PassageAct } from "./PassageAct.tsx";

/** A jump to any border or frontier sector of another region. */
export function Jump({ pilot }: { readonly pilot: Pilot }) {
  const [toRegionId, setTo] = useState("");
  const [typed, setTyped] = useState("");
  const toSectorNumber = wholeOf(typed);
  const say = waysWords;
  return (
    <section aria-labelledby="jump">
      <h2 id="jump">{say.jumping}</h2>
      <PassageAct
        label={say.jump}
        review={say.jumpReview}
        regionId={pilot.place.regionId}
        toRegionId={toRegionId}
        by={{ kind: "jumper", toSectorNumber: toSectorNumber ?? 0 }}
        refusal={toRegionId === "" || toSectorNumber === null ? say.noWhere : null}
      >
        <RegionField value={toRegionId} onChange={setTo} />
        <TextField
          label={say.toSector}
          inputMode="numeric"
          autoComplete="off"
          maxLength={4}
          value={typed}
          onChange={setTyped}
        />
      </PassageAct>
    </section>
  );
}
