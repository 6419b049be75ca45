import { type FormEvent, useState } from "react";
import { membershipListMembers } from "../../../../client/rooms/textBounds.ts";
import { TextField } from "../../controls/TextField.tsx";
import { navigate } from "../../shell/navigation.ts";
import { words } from "../../words/en.ts";
import { useRegional } from "../../words/regional.ts";

interface FindByNameProps {
  readonly regionId: string;
  /** Among whom. */
  readonly group: string;
  readonly given: string;
}

/** Members whose names begin as is typed; all of them where nothing is. */
export function FindByName({ regionId, group, given }: FindByNameProps) {
  const [beginning, setBeginning] = useState(given);
  const { members: say } = useRegional(words);
  const find = (event: FormEvent) => {
    event.preventDefault();
    const search = new URLSearchParams({ show: group });
    if (beginning.trim() !== "") search.set("begins", beginning.trim());
    navigate(`/members/${regionId}?${search}`);
  };
  return (
    <form className="route-form explorer-form" onSubmit={find}>
      <TextField
        label={say.begins}
        autoComplete="off"
        maxLength={membershipListMembers.nameBegins.most}
        value={beginning}
        onChange={setBeginning}
      />
      <button type="submit">{say.find}</button>
    </form>
  );
}
