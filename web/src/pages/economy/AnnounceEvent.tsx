import { useState } from "react";
import { economyAnnounceEvent } from "../../../../client/rooms/textBounds.ts";
import { OWN, TEMPLATES } from "../../../../functions/src/economy/events/templates.ts";
import { PORT_CLASSES, type PortClass } from "../../../../functions/src/galaxy/generation/sites.ts";
import { Act } from "../../controls/Act.tsx";
import { ChoiceField } from "../../controls/ChoiceField.tsx";
import { TextField } from "../../controls/TextField.tsx";
import { calls } from "../../data/calls.ts";
import { fieldWords } from "../../votes/fields.ts";
import { eventsWords } from "../../words/pages/economy.ts";
import { useRegional } from "../../words/regional.ts";

type Own = (typeof OWN)[number];

/** A fair, a discount, a closure or a festival, announced by who manages the economy. */
export function AnnounceEvent({ regionId }: { readonly regionId: string }) {
  const [template, setTemplate] = useState<Own>("fair");
  const [percent, setPercent] = useState("5");
  const [portClass, setPortClass] = useState<PortClass>("starport");
  const [from, setFrom] = useState("");
  const [until, setUntil] = useState("");
  const [reason, setReason] = useState("");
  const say = useRegional(eventsWords);
  const { effect, mostThousandths } = TEMPLATES[template];
  const isClosure = effect === "closure";
  const announce = async (requestId: string) => {
    await (await calls()).economy.announceEvent({
      regionId,
      template,
      ...(isClosure ? { portClass } : {}),
      ...(mostThousandths === 0 ? {} : { thousandths: Math.round(Number(percent) * 10) }),
      from: new Date(from).toISOString(),
      until: new Date(until).toISOString(),
      reason,
      requestId,
    });
    return say.announced;
  };
  return (
    <Act
      label={say.announce}
      review={say.announceReview}
      confirm={say.confirmAnnounce}
      draft={JSON.stringify([template, percent, portClass, from, until, reason])}
      refusal={from === "" || until === "" ? say.noTime : null}
      act={announce}
    >
      <ChoiceField
        label={say.template}
        value={template}
        choices={OWN}
        nameOf={(own) => say.templates[own]}
        onChange={setTemplate}
      />
      {isClosure ? (
        <ChoiceField
          label={say.portClass}
          value={portClass}
          choices={PORT_CLASSES}
          nameOf={fieldWords}
          onChange={setPortClass}
        />
      ) : null}
      {mostThousandths === 0 ? null : (
        <TextField
          label={say.percent}
          inputMode="decimal"
          autoComplete="off"
          maxLength={5}
          value={percent}
          onChange={setPercent}
        />
      )}
      <label>
        {say.from}
        <input type="datetime-local" value={from} onChange={(event) => setFrom(event.target.value)} />
      </label>
      <label>
        {say.until}
        <input type="datetime-local" value={until} onChange={(event) => setUntil(event.target.value)} />
      </label>
      <TextField
        label={say.reason}
        autoComplete="off"
        maxLength={economyAnnounceEvent.reason.most}
        value={reason}
        onChange={setReason}
      />
    </Act>
  );
}
