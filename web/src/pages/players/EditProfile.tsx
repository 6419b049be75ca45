import { useState } from "react";
import { playersUpdateProfile } from "../../../../client/rooms/textBounds.ts";
import { Act } from "../../controls/Act.tsx";
import { TextArea, TextField } from "../../controls/TextField.tsx";
import { calls } from "../../data/calls.ts";
import { useViewer } from "../../shell/player.ts";
import { words } from "../../words/en.ts";

/** Name and biography: what is not touched is not sent. */
export function EditProfile() {
  const { player } = useViewer();
  const [name, setName] = useState<string | null>(null);
  const [biography, setBiography] = useState<string | null>(null);
  const { account: say } = words;
  const change = {
    ...(name === null || name === player.name ? {} : { name }),
    ...(biography === null || biography === player.biography ? {} : { biography }),
  };
  const edit = async (requestId: string) => {
    await (await calls()).players.updateProfile({ ...change, requestId });
    setName(null);
    setBiography(null);
    return say.edited;
  };
  return (
    <Act
      label={say.edit}
      review={say.editReview}
      confirm={say.confirmEdit}
      draft={JSON.stringify(change)}
      refusal={Object.keys(change).length === 0 ? say.unchanged : null}
      act={edit}
    >
      <TextField
        label={say.name}
        autoComplete="nickname"
        maxLength={playersUpdateProfile.name.most}
        value={name ?? player.name}
        onChange={setName}
      />
      <TextArea
        label={say.biography}
        rows={4}
        maxLength={playersUpdateProfile.biography.most}
        value={biography ?? player.biography}
        onChange={setBiography}
      />
    </Act>
  );
}
