import { regionsCreateRegion } from "../../../../client/rooms/textBounds.ts";
import { TextField } from "../../controls/TextField.tsx";
import { type NamePart, type NewRegion, suggestedId, wrongName } from "../../purchase/newRegion.ts";
import { buyingWords } from "../../words/pages/buying.ts";
import { NameCheck } from "./NameCheck.tsx";

interface BasicsProps {
  readonly draft: NewRegion;
  readonly onChange: (change: Partial<NewRegion>) => void;
}

/** What the region is called, and its id, which follows the name until it is typed by itself. */
export function Basics({ draft, onChange }: BasicsProps) {
  const { displayName, regionId } = draft;
  const say = buyingWords;
  const rename = (typed: string) => {
    const follows = regionId === suggestedId(displayName);
    onChange({ displayName: typed, ...(follows ? { regionId: suggestedId(typed) } : {}) });
  };
  return (
    <form className="route-form settings" autoComplete="off" onSubmit={(event) => event.preventDefault()}>
      <div>
        <TextField
          label={say.displayName}
          autoComplete="off"
          maxLength={regionsCreateRegion.displayName.most}
          value={displayName}
          onChange={rename}
        />
        <Standing part="displayName" name={displayName} />
      </div>
      <div>
        <TextField
          label={say.regionId}
          autoComplete="off"
          spellCheck={false}
          maxLength={regionsCreateRegion.regionId.most}
          value={regionId}
          onChange={(typed) => onChange({ regionId: typed })}
        />
        <Standing part="regionId" name={regionId} />
        <p className="dim">{say.idWhy}</p>
      </div>
    </form>
  );
}

/** What is wrong with a name by itself, else whether it can be had. */
function Standing({ part, name }: { readonly part: NamePart; readonly name: string }) {
  if (name === "") return null;
  const wrong = wrongName(part, name);
  return wrong === null ? <NameCheck name={name} /> : <p className="wrong">{wrong}</p>;
}
