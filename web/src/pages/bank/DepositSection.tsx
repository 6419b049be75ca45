import { credited, reckoned } from "../../../../functions/src/banking/deposits/interest.ts";
import type { Posting } from "../../../../functions/src/banking/rates/rates.ts";
import type { Deposit } from "../../../../functions/src/banking/schema.ts";
import { dayOf } from "../../../../functions/src/platform/ledger/day.ts";
import { AmountAct } from "../../controls/AmountAct.tsx";
import { Credits } from "../../controls/Credits.tsx";
import { Fact } from "../../controls/Fact.tsx";
import { calls } from "../../data/calls.ts";
import { bankWords } from "../../words/pages/bank.ts";
import { useRegional } from "../../words/regional.ts";

interface DepositSectionProps {
  readonly regionId: string;
  readonly deposit: Deposit | undefined;
  readonly postings: readonly Posting[];
  readonly now: Date;
}

/** What the player has in the bank, with its interest until today, and the ways in and out. */
export function DepositSection({ regionId, deposit, postings, now }: DepositSectionProps) {
  const say = useRegional(bankWords);
  const payIn = async (amountCredits: number | null, requestId: string) => {
    const { banking } = await calls();
    const { balanceCredits } = await banking.deposit({
      regionId,
      amountCredits: amountCredits!,
      requestId,
    });
    return say.paidIn(balanceCredits);
  };
  const withdraw = async (amountCredits: number | null, requestId: string) => {
    const { banking } = await calls();
    const { paidCredits, balanceCredits } = await banking.withdraw({ regionId, amountCredits, requestId });
    return say.withdrawn(paidCredits, balanceCredits);
  };
  const saved = deposit === undefined ? null : reckoned(deposit, postings, dayOf(now));
  return (
    <section aria-labelledby="deposit">
      <h2 id="deposit">{say.deposit}</h2>
      {saved === null || deposit === undefined ? (
        <p>{say.noDeposit}</p>
      ) : (
        <dl className="facts">
          <Fact name={say.balance}>
            <Credits amount={saved.balanceCredits} />
          </Fact>
          <Fact name={say.accrued}>
            <Credits amount={credited(saved).balanceCredits - saved.balanceCredits} />
          </Fact>
          {deposit.lockedCredits === 0 ? null : (
            <Fact name={say.locked}>
              <Credits amount={deposit.lockedCredits} />
            </Fact>
          )}
        </dl>
      )}
      <AmountAct
        label={say.payIn}
        review={say.payInReview}
        confirm={say.confirmPayIn}
        amount={say.amount}
        act={payIn}
      />
      {saved === null || saved.balanceCredits === 0 ? null : (
        <AmountAct
          label={say.withdraw}
          review={say.withdrawReview}
          confirm={say.confirmWithdraw}
          amount={say.amountOrAll}
          allowsAll
          act={withdraw}
        />
      )}
    </section>
  );
}
