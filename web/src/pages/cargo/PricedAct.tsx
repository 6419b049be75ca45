import { useState } from "react";
import { Act } from "../../controls/Act.tsx";
import { Failure } from "../../controls/states.tsx";
import { type Priced, priceOf } from "../../data/priced.ts";
import { words } from "../../words/en.ts";
import { cargoWords } from "../../words/pages/cargo.ts";

interface PricedActProps {
  /** What is asked for: another one has another price. */
  readonly draft: string;
  readonly review: string;
  readonly confirm: string;
  readonly refusal: string | null;
  /** Sends it for so many credits at most. Returns what is said of it. */
  readonly send: (maxTotalCredits: number, requestId?: string) => Promise<string>;
}

/** What costs something that the server alone knows: its price is asked for, then it is done for no more than that. */
export function PricedAct({ draft, review, confirm, refusal, send }: PricedActProps) {
  const [asked, setAsked] = useState<{ readonly of: string; readonly priced: Priced } | null>(null);
  const [said, setSaid] = useState("");
  const say = cargoWords;
  const ask = async () => {
    setSaid("");
    setAsked({ of: draft, priced: { state: "asking" } });
    setAsked({ of: draft, priced: await priceOf(() => send(0)) });
  };
  const priced = asked?.of === draft ? asked.priced : null;
  return (
    <>
      <button
        type="button"
        disabled={refusal !== null || priced?.state === "asking"}
        onClick={() => void ask()}
      >
        {say.ask}
      </button>
      {refusal === null ? null : <p className="dim">{refusal}</p>}
      <div role="status">
        {priced?.state === "asking" ? <p>{words.states.loading}</p> : null}
        {said === "" ? null : <p>{said}</p>}
      </div>
      {priced?.state === "failed" ? <Failure error={priced.error} /> : null}
      {priced?.state === "here" ? (
        <Act
          label={say.doFor(priced.totalCredits)}
          review={review}
          confirm={confirm}
          draft={`${draft} ${priced.totalCredits}`}
          act={async (requestId) => {
            setSaid(await send(priced.totalCredits, requestId));
            setAsked(null);
            return "";
          }}
        />
      ) : null}
    </>
  );
}
