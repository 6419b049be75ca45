import { useState } from "react";
import { regionsConfigureRegion } from "../../../../client/rooms/textBounds.ts";
import type { Region } from "../../../../functions/src/regions/schema.ts";
import { Act } from "../../controls/Act.tsx";
import { TextField } from "../../controls/TextField.tsx";
import { calls } from "../../data/calls.ts";
import { words } from "../../words/en.ts";
import { useRegional } from "../../words/regional.ts";

/** What a region is called stands in no section of its rules, and is no vote's. */
export function Rename({ region: { regionId, displayName } }: { readonly region: Region }) {
  const [name, setName] = useState(displayName);
  const { governing: say } = useRegional(words);
  const rename = async (requestId: string) => {
    await (await calls()).regions.configureRegion({ regionId, displayName: name, requestId });
    return say.renamed;
  };
  return (
    <Act label={say.rename} review={say.renameReview} confirm={say.confirmRename} draft={name} act={rename}>
      <TextField
        label={say.newName}
        autoComplete="off"
        maxLength={regionsConfigureRegion.displayName.most}
        value={name}
        onChange={setName}
      />
    </Act>
  );
}
