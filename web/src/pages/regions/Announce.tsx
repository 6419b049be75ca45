import { useState } from "react";
import { regionsAnnounce } from "../../../../client/rooms/textBounds.ts";
import { Act } from "../../controls/Act.tsx";
import { TextArea, TextField } from "../../controls/TextField.tsx";
import { calls } from "../../data/calls.ts";
import { words } from "../../words/en.ts";
import { useRegional } from "../../words/regional.ts";

/** One announcement to everybody in the region. */
export function Announce({ regionId }: { readonly regionId: string }) {
  const [title, setTitle] = useState("");
  const [body, setBody] = useState("");
  const { overview: say } = useRegional(words);
  const announce = async (requestId: string) => {
    const { regions } = await calls();
    await regions.announce({ regionId, title, body, requestId });
    setTitle("");
    setBody("");
    return say.announced;
  };
  return (
    <Act
      label={say.announce}
      review={say.announceReview}
      confirm={say.confirmAnnounce}
      draft={JSON.stringify([title, body])}
      act={announce}
    >
      <TextField
        label={say.announceTitle}
        maxLength={regionsAnnounce.title.most}
        value={title}
        onChange={setTitle}
      />
      <TextArea
        label={say.announceBody}
        rows={5}
        maxLength={regionsAnnounce.body.most}
        value={body}
        onChange={setBody}
      />
    </Act>
  );
}
