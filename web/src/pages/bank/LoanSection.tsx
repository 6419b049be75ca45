import { barredUntil, grown, owedOn } from "../../../../functions/src/banking/loans/loan.ts";
import { atPace, interestDay } from "../../../../functions/src/banking/loans/pace.ts";
import type { Loan } from "../../../../functions/src/banking/schema.ts";
import type { Region, Settings } from "../../../../functions/src/regions/schema.ts";
import { AmountAct } from "../../controls/AmountAct.tsx";
import { Credits } from "../../controls/Credits.tsx";
import { Fact } from "../../controls/Fact.tsx";
import { calls } from "../../data/calls.ts";
import { percent } from "../../votes/fields.ts";
import { words } from "../../words/en.ts";
import { bankWords } from "../../words/pages/bank.ts";
import { useRegional } from "../../words/regional.ts";
import { Borrow } from "./Borrow.tsx";

interface LoanSectionProps {
  readonly region: Region;
  readonly loan: Loan | undefined;
  readonly law: Settings["banking"];
  readonly now: Date;
}

/** What the player owes the bank today, and what it may be repaid or taken up by. */
export function LoanSection({ region, loan, law, now }: LoanSectionProps) {
  const say = useRegional(bankWords);
  const { regionId } = region;
  const repay = async (amountCredits: number | null, requestId: string) => {
    const { banking } = await calls();
    const { paidCredits, owedCredits } = await banking.repay({ regionId, amountCredits, requestId });
    return say.repaid(paidCredits, owedCredits);
  };
  const open = loan?.ended === null ? loan : null;
  const barred = loan === undefined ? null : barredUntil(loan);
  return (
    <section aria-labelledby="loan">
      <h2 id="loan">{say.loan}</h2>
      {open === null ? (
        <>
          <p>{say.noLoan}</p>
          {barred !== null && barred > now ? <p className="wrong">{say.barred(barred)}</p> : null}
          {law.loansEnabled ? <Borrow regionId={regionId} maxLoanCredits={law.maxLoanCredits} /> : null}
        </>
      ) : (
        <>
          <dl className="facts">
            <Fact name={say.owed}>
              <b>
                <Credits amount={owedOn(grown(open, interestDay(region, now)))} />
              </b>
            </Fact>
            <Fact name={say.loanRate}>{percent(open.rateBasisPoints)}</Fact>
            <Fact name={say.due}>{words.instant(atPace(open, region, now).dueAt)}</Fact>
            <Fact name={say.collateral}>{say.collaterals[open.collateral.kind]}</Fact>
          </dl>
          {region.status === "suspended" ? <p className="notice">{say.loanStands}</p> : null}
          <AmountAct
            label={say.repay}
            review={say.repayReview}
            confirm={say.confirmRepay}
            amount={say.amountOrOwed}
            allowsAll
            act={repay}
          />
        </>
      )}
    </section>
  );
}
