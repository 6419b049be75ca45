import { type FormEvent, useState } from "react";
import { regionsConfigureRegion } from "../../../../client/rooms/textBounds.ts";
import { ChoiceField } from "../../controls/ChoiceField.tsx";
import { TextField } from "../../controls/TextField.tsx";
import type { PageProps } from "../../page.ts";
import { navigate } from "../../shell/navigation.ts";
import { administration } from "../../words/administration.ts";
import { Frame } from "./Frame.tsx";
import { FIELD_OF, type LogKind, LogTable } from "./LogTable.tsx";

const KINDS = Object.keys(FIELD_OF) as LogKind[];

/** Either log: everything, or what somebody has done, what was done about somebody, acts of one kind. */
export default function LogPage({ search }: PageProps) {
  const regionId = search.get("region");
  const kind = KINDS.find((name) => name === search.get("by")) ?? null;
  const value = search.get("value");
  const { log: say } = administration;
  return (
    <Frame title={say.title} place="log" lead={say.why}>
      <Filter key={search.toString()} regionId={regionId ?? ""} kind={kind} value={value ?? ""} />
      <LogTable regionId={regionId} only={kind === null || value === null ? null : { kind, value }} />
    </Frame>
  );
}

interface FilterProps {
  readonly regionId: string;
  readonly kind: LogKind | null;
  readonly value: string;
}

function Filter(given: FilterProps) {
  const [regionId, setRegionId] = useState(given.regionId);
  const [kind, setKind] = useState<LogKind | "">(given.kind ?? "");
  const [value, setValue] = useState(given.value);
  const [isWanting, setWanting] = useState(false);
  const { log: say } = administration;
  const show = (event: FormEvent) => {
    event.preventDefault();
    const isMissing = kind !== "" && value.trim() === "";
    setWanting(isMissing);
    if (isMissing) return;
    const search = new URLSearchParams();
    if (regionId.trim() !== "") search.set("region", regionId.trim());
    if (kind !== "") {
      search.set("by", kind);
      search.set("value", value.trim());
    }
    navigate(`/administration/log?${search}`);
  };
  return (
    <form className="route-form explorer-form" onSubmit={show}>
      <TextField
        label={say.region}
        spellCheck={false}
        maxLength={regionsConfigureRegion.regionId.most}
        value={regionId}
        onChange={setRegionId}
      />
      <ChoiceField
        label={say.by}
        value={kind}
        choices={["", ...KINDS]}
        nameOf={(name) => (name === "" ? say.all : say[name])}
        onChange={setKind}
      />
      {kind === "" ? null : (
        <TextField label={say.value} spellCheck={false} maxLength={128} value={value} onChange={setValue} />
      )}
      {isWanting ? (
        <p className="wrong" role="alert">
          {say.needed}
        </p>
      ) : null}
      <button type="submit">{say.show}</button>
    </form>
  );
}
