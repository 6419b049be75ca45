import { useState } from "react";
import type { GovernanceOfferTreatyInput } from "../../../../client/rooms/governance.ts";
import { governanceOfferTreaty } from "../../../../client/rooms/textBounds.ts";
import { TREATY_TYPES, type TreatyType } from "../../../../functions/src/governance/treaties/treaty.ts";
import { Act } from "../../controls/Act.tsx";
import { ChoiceField } from "../../controls/ChoiceField.tsx";
import { RegionField } from "../../controls/RegionField.tsx";
import { TextField } from "../../controls/TextField.tsx";
import { calls } from "../../data/calls.ts";
import { treatiesWords } from "../../words/pages/government.ts";
import { useRegional } from "../../words/regional.ts";

type Terms = GovernanceOfferTreatyInput["terms"];

const EMPTY = {
  dutyPercent: "0",
  aidShips: "1",
  withinHours: "24",
  mutualAdmission: true,
  mutualBans: false,
};
type TypedTerms = typeof EMPTY;

/** Which of the terms a type of treaty has. */
const FIELDS: Readonly<Record<TreatyType, readonly (keyof TypedTerms)[]>> = {
  trade_agreement: ["dutyPercent"],
  defense_pact: ["aidShips", "withinHours"],
  non_aggression: [],
  free_movement: ["mutualAdmission", "mutualBans"],
};

/** An offer of a treaty: an offer on the same type, or a treaty in force, gets these terms in its place. */
export function OfferTreaty({ regionId }: { readonly regionId: string }) {
  const [withRegionId, setWith] = useState("");
  const [type, setType] = useState<TreatyType>("trade_agreement");
  const [typed, setTyped] = useState<TypedTerms>(EMPTY);
  const [termDays, setTermDays] = useState("");
  const [noticeDays, setNoticeDays] = useState("7");
  const [message, setMessage] = useState("");
  const say = useRegional(treatiesWords);
  const offer = {
    ...{ regionId, withRegionId, terms: termsOf(type, typed), message },
    ...{ termDays: termDays.trim() === "" ? null : Number(termDays), noticeDays: Number(noticeDays) },
  };
  const send = async (requestId: string) => {
    await (await calls()).governance.offerTreaty({ ...offer, requestId });
    return say.offered;
  };
  return (
    <Act
      label={say.offer}
      review={say.offerReview}
      confirm={say.confirmOffer}
      draft={JSON.stringify(offer)}
      act={send}
    >
      <RegionField label={say.withRegion} value={withRegionId} onChange={setWith} />
      <ChoiceField
        label={say.type}
        value={type}
        choices={TREATY_TYPES}
        nameOf={(each) => say.types[each]}
        onChange={setType}
      />
      {FIELDS[type].map((name) => (
        <TermInput
          key={name}
          label={say.terms[name]}
          value={typed[name]}
          onChange={(value) => setTyped({ ...typed, [name]: value })}
        />
      ))}
      <TermInput label={say.termDays} value={termDays} onChange={(value) => setTermDays(String(value))} />
      <TermInput
        label={say.noticeDays}
        value={noticeDays}
        onChange={(value) => setNoticeDays(String(value))}
      />
      <TextField
        label={say.message}
        maxLength={governanceOfferTreaty.message.most}
        value={message}
        onChange={setMessage}
      />
    </Act>
  );
}

interface TermInputProps {
  readonly label: string;
  readonly value: string | boolean;
  readonly onChange: (value: string | boolean) => void;
}

function TermInput({ label, value, onChange }: TermInputProps) {
  if (typeof value === "boolean")
    return (
      <label className="check">
        <input type="checkbox" checked={value} onChange={(event) => onChange(event.target.checked)} />
        {label}
      </label>
    );
  return (
    <TextField
      label={label}
      inputMode="decimal"
      autoComplete="off"
      maxLength={6}
      value={value}
      onChange={onChange}
    />
  );
}

function termsOf(type: TreatyType, typed: TypedTerms): Terms {
  const { dutyPercent, aidShips, withinHours, mutualAdmission, mutualBans } = typed;
  if (type === "trade_agreement") return { type, dutyBasisPoints: Math.round(Number(dutyPercent) * 100) };
  if (type === "defense_pact") return { type, aidShips: Number(aidShips), withinHours: Number(withinHours) };
  return type === "non_aggression" ? { type } : { type, mutualAdmission, mutualBans };
}
