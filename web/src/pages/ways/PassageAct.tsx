import { type ReactNode, useState } from "react";
import type { ShipsBookPassageInput } from "../../../../client/rooms/ships.ts";
import { Act } from "../../controls/Act.tsx";
import { TextField } from "../../controls/TextField.tsx";
import { calls } from "../../data/calls.ts";
import { waysWords } from "../../words/pages/ways.ts";

interface PassageActProps {
  readonly label: string;
  readonly review: string;
  readonly regionId: string;
  readonly toRegionId: string;
  readonly by: NonNullable<ShipsBookPassageInput["by"]>;
  readonly refusal?: string | null;
  readonly children?: ReactNode;
}

/** A passage that is no platform gate's: for so many credits at most, since fee and duty may come to nothing. */
export function PassageAct({ label, review, regionId, toRegionId, by, refusal, children }: PassageActProps) {
  const [most, setMost] = useState("0");
  const say = waysWords;
  const isWhole = /^\d{1,9}$/.test(most.trim());
  const book = async (requestId: string) => {
    const { ships } = await calls();
    const { arrivesAt } = await ships.bookPassage({
      ...{ regionId, toRegionId, by, requestId },
      maxTotalCredits: Number(most),
    });
    return say.underWay(new Date(arrivesAt));
  };
  return (
    <Act
      label={label}
      review={review}
      confirm={say.confirmPassage}
      draft={JSON.stringify([toRegionId, by, most])}
      refusal={refusal ?? (isWhole ? null : say.noMost)}
      act={book}
    >
      {children}
      <TextField
        label={say.most}
        inputMode="numeric"
        autoComplete="off"
        maxLength={9}
        value={most}
        onChange={setMost}
      />
    </Act>
  );
}
