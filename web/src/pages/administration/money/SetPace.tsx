import { useState } from "react";
import { PACE } from "../../../../../functions/src/ports/market/pace.ts";
import { TextField } from "../../../controls/TextField.tsx";
import { wholeOf } from "../../../controls/whole.ts";
import { calls } from "../../../data/calls.ts";
import { administration } from "../../../words/administration.ts";
import { ReasonedAct } from "../ReasonedAct.tsx";

/** How fast all ports' stocks move and their purses fill, from next Monday on. */
export function SetPace() {
  const [typed, setTyped] = useState("");
  const paceThousandths = (wholeOf(typed) ?? 0) * 10;
  const { galaxyMoney: say } = administration;
  const isWithin = paceThousandths >= PACE.least && paceThousandths <= PACE.most;
  return (
    <ReasonedAct
      label={say.setPace}
      review={say.setPaceReview}
      confirm={say.confirmPace}
      reader="public"
      draft={typed}
      refusal={isWithin ? null : say.paceBounds(PACE.least / 10, PACE.most / 10)}
      act={async (given) => {
        const { from } = await (await calls()).economy.setPace({ paceThousandths, ...given });
        return say.paceSet(new Date(from));
      }}
    >
      <TextField
        label={say.pacePercent}
        inputMode="numeric"
        autoComplete="off"
        maxLength={3}
        value={typed}
        onChange={setTyped}
      />
    </ReasonedAct>
  );
}
