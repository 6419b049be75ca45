import { monthOf } from "../../../../functions/src/platform/ledger/day.ts";
import { PURPOSES } from "../../../../functions/src/regions/configuration/publicMoney.ts";
import type { Settings } from "../../../../functions/src/regions/schema.ts";
import type { Spending } from "../../../../functions/src/treasury/schema.ts";
import { leftOf, newSpending } from "../../../../functions/src/treasury/spending.ts";
import { CrossTable } from "../../controls/CrossTable.tsx";
import { Link } from "../../controls/Link.tsx";
import { notHere } from "../../controls/states.tsx";
import { useGameTime } from "../../data/clock.ts";
import { useWatched } from "../../data/watch.ts";
import { words } from "../../words/en.ts";
import { useRegional } from "../../words/regional.ts";
import { Spend } from "./Spend.tsx";

interface BudgetProps {
  readonly regionId: string;
  readonly economy: Settings["economy"];
  readonly manages: boolean;
}

/** What the month's law appropriates; who manages the economy sees what is spent of it, and spends. */
export function Budget({ regionId, economy, manages }: BudgetProps) {
  const now = useGameTime();
  const month = now === null ? null : monthOf(new Date(now));
  const watched = useWatched<Spending | undefined>(
    manages && month !== null
      ? { template: "regions/{regionId}/spending/{month}", parameters: { regionId, month } }
      : null,
  );
  const { treasury: say } = useRegional(words);
  if (month === null) return null;
  const spent = watched.state === "here" ? (watched.value ?? newSpending(regionId, month)) : null;
  const columns = [say.appropriated, ...(spent === null ? [] : [say.spent, say.left])];
  return (
    <section aria-labelledby="budget">
      <h2 id="budget">{say.budget(month)}</h2>
      <p>
        {say.budgetWhy} <Link to={`/settings/${regionId}/economy`}>{say.lawLink}</Link>
      </p>
      {manages ? notHere(watched) : <p className="dim">{say.spentHidden}</p>}
      <CrossTable
        label={say.budgetTable}
        caption={say.budgetTable}
        rowsAre={say.purpose}
        columns={columns.map((head) => ({ key: head, head }))}
        rows={PURPOSES.map((purpose) => ({
          key: purpose,
          head: say.purposes[purpose],
          cells: [
            economy.publicBudget[purpose],
            ...(spent === null ? [] : [spent.spentCredits[purpose], leftOf(economy, spent, purpose)]),
          ].map((credits) => words.number(credits)),
        }))}
      />
      {spent === null ? null : (
        <Spend regionId={regionId} leftCredits={(purpose) => leftOf(economy, spent, purpose)} />
      )}
    </section>
  );
}
