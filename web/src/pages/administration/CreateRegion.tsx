import { useState } from "react";
import { regionsCreateRegion } from "../../../../client/rooms/textBounds.ts";
import { Act } from "../../controls/Act.tsx";
import { ChoiceField } from "../../controls/ChoiceField.tsx";
import { TextField } from "../../controls/TextField.tsx";
import { calls } from "../../data/calls.ts";
import { administration } from "../../words/administration.ts";
import { newRegionOf, type TypedRegion, wrongIn } from "./newRegion.ts";

const NOTHING_TYPED: TypedRegion = {
  regionId: "",
  displayName: "",
  kind: "owned",
  ownerUid: "",
  seed: "",
  sectorCount: "",
};

/** A region that nobody pays for. */
export function CreateRegion() {
  const [typed, setTyped] = useState(NOTHING_TYPED);
  const set = (name: keyof TypedRegion) => (value: string) => setTyped({ ...typed, [name]: value });
  const { create: say, regions } = administration;
  return (
    <Act
      label={say.open}
      review={say.review}
      confirm={say.confirm}
      draft={JSON.stringify(typed)}
      refusal={wrongIn(typed)}
      act={async (requestId) => {
        const { regionId } = await (await calls()).regions.createRegion({ ...newRegionOf(typed), requestId });
        setTyped(NOTHING_TYPED);
        return say.done(regionId);
      }}
    >
      <TextField
        label={say.id}
        spellCheck={false}
        maxLength={regionsCreateRegion.regionId.most}
        value={typed.regionId}
        onChange={set("regionId")}
      />
      <TextField
        label={say.name}
        maxLength={regionsCreateRegion.displayName.most}
        value={typed.displayName}
        onChange={set("displayName")}
      />
      <ChoiceField
        label={say.kind}
        value={typed.kind}
        choices={["owned", "default", "nexus"]}
        nameOf={(kind) => regions.kind[kind]}
        onChange={set("kind")}
      />
      {typed.kind === "owned" ? (
        <TextField
          label={say.owner}
          spellCheck={false}
          maxLength={regionsCreateRegion.ownerUid.most}
          value={typed.ownerUid}
          onChange={set("ownerUid")}
        />
      ) : null}
      <TextField
        label={say.seed}
        spellCheck={false}
        maxLength={regionsCreateRegion.seed.most}
        value={typed.seed}
        onChange={set("seed")}
      />
      {typed.kind === "nexus" ? (
        <TextField
          label={say.sectors}
          inputMode="numeric"
          maxLength={4}
          value={typed.sectorCount}
          onChange={set("sectorCount")}
        />
      ) : null}
    </Act>
  );
}
