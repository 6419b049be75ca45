import { useState } from "react";
import type { Commodity } from "../../../../functions/src/platform/goods.ts";
import { BILLS } from "../../../../functions/src/ships/constructions/parts.ts";
import type { Construction } from "../../../../functions/src/ships/constructions/schema.ts";
import { Act } from "../../controls/Act.tsx";
import { ChoiceField } from "../../controls/ChoiceField.tsx";
import { TextField } from "../../controls/TextField.tsx";
import { wholeOf } from "../../controls/whole.ts";
import { calls } from "../../data/calls.ts";
import { fieldWords } from "../../votes/fields.ts";
import { words } from "../../words/en.ts";
import { waysWords } from "../../words/pages/ways.ts";

type Kind = Construction["kind"];

/** Brings credits, and goods out of the hold, to a yard of the guild. */
export function BringParts({ kind: begun }: { readonly kind: Kind | null }) {
  const [chosen, setChosen] = useState<Kind>("jumper");
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const kind = begun ?? chosen;
  const commodities = Object.keys(BILLS[kind].units) as Commodity[];
  const credits = wholeOf(typed.credits ?? "") ?? 0;
  const goods = commodities.flatMap((commodity) => {
    const units = wholeOf(typed[commodity] ?? "");
    return units === null ? [] : [{ commodity, units }];
  });
  const isWrong = Object.values(typed).some((text) => text.trim() !== "" && wholeOf(text) === null);
  const say = waysWords;
  const bring = async (requestId: string) => {
    const { readyAt } = await (await calls()).ships.bringParts({ kind, credits, goods, requestId });
    setTyped({});
    return readyAt === null ? say.brought : say.complete(new Date(readyAt));
  };
  const field = (name: string, label: string) => (
    <TextField
      key={name}
      label={label}
      inputMode="numeric"
      autoComplete="off"
      maxLength={9}
      value={typed[name] ?? ""}
      onChange={(text) => setTyped({ ...typed, [name]: text })}
    />
  );
  return (
    <Act
      label={say.bring}
      review={say.bringReview}
      confirm={say.confirmBring}
      draft={JSON.stringify([kind, credits, goods])}
      refusal={
        isWrong ? words.states.notWhole : credits === 0 && goods.length === 0 ? say.bringSomething : null
      }
      act={bring}
    >
      {begun === null ? (
        <ChoiceField
          label={say.builds}
          value={chosen}
          choices={Object.keys(BILLS) as Kind[]}
          nameOf={(each) => say.kinds[each]}
          onChange={setChosen}
        />
      ) : null}
      <div className="keyed-fields">
        {field("credits", say.credits)}
        {commodities.map((commodity) => field(commodity, fieldWords(commodity)))}
      </div>
    </Act>
  );
}
