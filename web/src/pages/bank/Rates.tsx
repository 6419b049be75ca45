import type { Posting } from "../../../../functions/src/banking/rates/rates.ts";
import type { Settings } from "../../../../functions/src/regions/schema.ts";
import { CrossTable } from "../../controls/CrossTable.tsx";
import { Fact } from "../../controls/Fact.tsx";
import { percent } from "../../votes/fields.ts";
import { words } from "../../words/en.ts";
import { bankWords } from "../../words/pages/bank.ts";
import { useRegional } from "../../words/regional.ts";

const SHOWN = 30;

interface RatesProps {
  readonly law: Settings["banking"];
  readonly postings: readonly Posting[];
}

/** What the law says, and what the bank has posted for the last days. */
export function Rates({ law, postings }: RatesProps) {
  const say = useRegional(bankWords);
  return (
    <section aria-labelledby="rates">
      <h2 id="rates">{say.rates}</h2>
      <p>{say.ratesWhy}</p>
      <dl className="facts">
        <Fact name={say.lawRate}>{percent(law.interestBasisPoints)}</Fact>
        <Fact name={say.loans}>
          {law.loansEnabled
            ? say.lends(
                percent(Math.max(0, law.interestBasisPoints) + law.loanMarginBasisPoints),
                law.maxLoanCredits,
              )
            : say.lendsNothing}
        </Fact>
      </dl>
      {postings.length === 0 ? (
        <p>{say.noPostings}</p>
      ) : (
        <CrossTable
          label={say.postings}
          caption={say.postings}
          rowsAre={say.day}
          columns={[
            { key: "rate", head: say.rate },
            { key: "deposits", head: say.deposits },
          ]}
          rows={postings
            .slice(-SHOWN)
            .toReversed()
            .map(({ day, rateBasisPoints, depositsCredits }) => ({
              key: day,
              head: day,
              cells: [percent(rateBasisPoints), words.number(depositsCredits)],
            }))}
        />
      )}
    </section>
  );
}
