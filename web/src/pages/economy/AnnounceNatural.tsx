import { useState } from "react";
import { economyAnnounceNaturalEvent } from "../../../../client/rooms/textBounds.ts";
import { NATURAL, TEMPLATES } from "../../../../functions/src/economy/events/templates.ts";
import type { Commodity } from "../../../../functions/src/platform/goods.ts";
import { Act } from "../../controls/Act.tsx";
import { ChoiceField } from "../../controls/ChoiceField.tsx";
import { TextField } from "../../controls/TextField.tsx";
import { calls } from "../../data/calls.ts";
import { fieldWords } from "../../votes/fields.ts";
import { eventsWords } from "../../words/pages/economy.ts";
import { useRegional } from "../../words/regional.ts";

type Natural = (typeof NATURAL)[number];

/** What nature does to a good, announced by an administrator. */
export function AnnounceNatural({ regionId }: { readonly regionId: string }) {
  const [template, setTemplate] = useState<Natural>("harvest");
  const [chosen, setChosen] = useState<Commodity | null>(null);
  const [percent, setPercent] = useState("150");
  const [from, setFrom] = useState("");
  const [until, setUntil] = useState("");
  const [reason, setReason] = useState("");
  const { goods, leastThousandths, mostThousandths } = TEMPLATES[template];
  const commodity = goods.find((good) => good === chosen) ?? goods[0]!;
  const thousandths = Math.round(Number(percent) * 10);
  const say = useRegional(eventsWords);
  const announce = async (requestId: string) => {
    await (await calls()).economy.announceNaturalEvent({
      ...{ regionId, template, commodity, thousandths, reason, requestId },
      from: new Date(from).toISOString(),
      until: new Date(until).toISOString(),
    });
    return say.announced;
  };
  const isWithin = thousandths >= leastThousandths && thousandths <= mostThousandths;
  const refusal = !isWithin
    ? say.within(leastThousandths / 10, mostThousandths / 10)
    : from === "" || until === ""
      ? say.noTime
      : null;
  return (
    <Act
      label={say.announceNatural}
      review={say.announceNaturalReview}
      confirm={say.confirmAnnounce}
      draft={JSON.stringify([template, commodity, percent, from, until, reason])}
      refusal={refusal}
      act={announce}
    >
      <ChoiceField
        label={say.template}
        value={template}
        choices={NATURAL}
        nameOf={(each) => say.templates[each]}
        onChange={setTemplate}
      />
      <ChoiceField
        label={say.good}
        value={commodity}
        choices={goods}
        nameOf={fieldWords}
        onChange={setChosen}
      />
      <TextField
        label={say.naturalPercent}
        inputMode="decimal"
        autoComplete="off"
        maxLength={5}
        value={percent}
        onChange={setPercent}
      />
      {(
        [
          [say.from, from, setFrom],
          [say.until, until, setUntil],
        ] as const
      ).map(([label, value, onChange]) => (
        <label key={label}>
          {label}
          <input type="datetime-local" value={value} onChange={(event) => onChange(event.target.value)} />
        </label>
      ))}
      <TextField
        label={say.reason}
        autoComplete="off"
        maxLength={economyAnnounceNaturalEvent.reason.most}
        value={reason}
        onChange={setReason}
      />
    </Act>
  );
}
