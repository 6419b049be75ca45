import { useState } from "react";
import type { GovernanceOpenPetitionInput } from "../../../../client/rooms/governance.ts";
import { governanceOpenPetition } from "../../../../client/rooms/textBounds.ts";
import { OFFICES, type Office } from "../../../../functions/src/governance/offices/office.ts";
import { Act } from "../../controls/Act.tsx";
import { ChoiceField } from "../../controls/ChoiceField.tsx";
import { TextArea, TextField } from "../../controls/TextField.tsx";
import { UidField } from "../../controls/UidField.tsx";
import { calls } from "../../data/calls.ts";
import { governmentWords } from "../../words/pages/government.ts";
import { useRegional } from "../../words/regional.ts";

type Demand = GovernanceOpenPetitionInput["demand"];

const KINDS = ["referendum", "election", "recall"] as const satisfies Demand["kind"][];
const MAX_QUESTION_CHARACTERS = 300;

/** A new petition, by what it demands. */
export function OpenPetition({ regionId }: { readonly regionId: string }) {
  const [title, setTitle] = useState("");
  const [text, setText] = useState("");
  const [kind, setKind] = useState<Demand["kind"]>("referendum");
  const [office, setOffice] = useState<Office>("governor");
  const [uid, setUid] = useState("");
  const [question, setQuestion] = useState("");
  const say = useRegional(governmentWords);
  const demand: Demand =
    kind === "referendum"
      ? { kind, question }
      : kind === "election"
        ? { kind, office }
        : { kind, office, uid: uid.trim() };
  const open = async (requestId: string) => {
    const { governance } = await calls();
    const opened = await governance.openPetition({ regionId, title, text, demand, requestId });
    return say.opened(opened.requiredCount, new Date(opened.closesAt));
  };
  return (
    <Act
      label={say.open}
      review={say.openReview}
      confirm={say.confirmOpen}
      draft={JSON.stringify([title, text, demand])}
      act={open}
    >
      <TextField
        label={say.petitionTitle}
        maxLength={governanceOpenPetition.title.most}
        value={title}
        onChange={setTitle}
      />
      <ChoiceField
        label={say.demand}
        value={kind}
        choices={KINDS}
        nameOf={(each) => say.demandKinds[each]}
        onChange={setKind}
      />
      {kind === "referendum" ? (
        <TextField
          label={say.question}
          maxLength={MAX_QUESTION_CHARACTERS}
          value={question}
          onChange={setQuestion}
        />
      ) : (
        <ChoiceField
          label={say.whichOffice}
          value={office}
          choices={OFFICES}
          nameOf={(each) => say.office[each]}
          onChange={setOffice}
        />
      )}
      {kind === "recall" ? <UidField label={say.whom} value={uid} onChange={setUid} /> : null}
      <TextArea
        label={say.petitionText}
        rows={4}
        maxLength={governanceOpenPetition.text.most}
        value={text}
        onChange={setText}
      />
    </Act>
  );
}
