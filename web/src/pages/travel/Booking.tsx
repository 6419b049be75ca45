import { type FormEvent, useState } from "react";
import { CallError } from "../../../../client/error.ts";
import { Act } from "../../controls/Act.tsx";
import { Failure } from "../../controls/states.tsx";
import { calls } from "../../data/calls.ts";
import { words } from "../../words/en.ts";

interface BookingProps {
  readonly regionId: string;
  /** The region behind the gate. */
  readonly beyond: string;
  readonly onBooked: (sentence: string) => void;
}

interface Quote {
  readonly feeCredits: number;
  readonly dutyCredits: number;
  readonly totalCredits: number;
}

type Stage = "idle" | "asking" | { readonly error: unknown } | { readonly quote: Quote };

/** Asks what a passage costs, then books it for no more than that. */
export function Booking({ regionId, beyond, onBooked }: BookingProps) {
  const [toRegionId, setTo] = useState(beyond);
  const [isExpress, setExpress] = useState(false);
  const [stage, setStage] = useState<Stage>("idle");
  const { travel: say } = words;
  const way = { regionId, toRegionId: toRegionId.trim(), isExpress };
  const ask = async (event: FormEvent) => {
    event.preventDefault();
    setStage("asking");
    setStage(await quoteOf(way));
  };
  const book = (quote: Quote) => async (requestId: string) => {
    const { ships } = await calls();
    const { arrivesAt } = await ships.bookPassage({ ...way, maxTotalCredits: quote.totalCredits, requestId });
    onBooked(say.booked(new Date(arrivesAt)));
    return "";
  };
  return (
    <>
      <form className="route-form explorer-form" onSubmit={(event) => void ask(event)}>
        <div>
          <label htmlFor="passage-to">{say.to}</label>
          <input
            id="passage-to"
            autoComplete="off"
            spellCheck={false}
            required
            maxLength={64}
            aria-describedby="passage-hint"
            value={toRegionId}
            onChange={(event) => {
              setTo(event.target.value);
              setStage("idle");
            }}
          />
        </div>
        <p id="passage-hint" className="dim">
          {say.toHint}
        </p>
        <label className="check">
          <input
            type="checkbox"
            checked={isExpress}
            onChange={(event) => {
              setExpress(event.target.checked);
              setStage("idle");
            }}
          />
          {say.express}
        </label>
        <div className="row">
          <button type="submit" disabled={stage === "asking"}>
            {say.ask}
          </button>
        </div>
      </form>
      <div role="status">
        {stage === "asking" ? <p>{say.asking}</p> : null}
        {typeof stage === "object" && "quote" in stage ? (
          <p className="sum">{say.quote(stage.quote.feeCredits, stage.quote.dutyCredits)}</p>
        ) : null}
      </div>
      {typeof stage === "object" && "error" in stage ? <Failure error={stage.error} /> : null}
      {typeof stage === "object" && "quote" in stage ? (
        <Act
          label={say.book(stage.quote.totalCredits)}
          review={say.bookReview}
          confirm={say.confirmBook}
          draft={JSON.stringify([way, stage.quote])}
          act={book(stage.quote)}
        />
      ) : null}
    </>
  );
}

/** A booking for nothing is refused, and the refusal says what it costs: nothing is done by it. */
async function quoteOf(way: {
  readonly regionId: string;
  readonly toRegionId: string;
  readonly isExpress: boolean;
}): Promise<Stage> {
  try {
    await (await calls()).ships.bookPassage({ ...way, maxTotalCredits: 0 });
    return "idle";
  } catch (error) {
    if (!(error instanceof CallError) || error.reason !== "PRICE_CHANGED") return { error };
    const { feeCredits, dutyCredits, totalCredits } = error.metadata as unknown as Quote;
    return { quote: { feeCredits, dutyCredits, totalCredits } };
  }
}
