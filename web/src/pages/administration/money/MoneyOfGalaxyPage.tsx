import type { BalanceSheet, MoneyWeek } from "../../../../../functions/src/economy/schema.ts";
import type { Pace } from "../../../../../functions/src/ports/market/pace.ts";
import { type RecordColumn, RecordsTable } from "../../../controls/RecordsTable.tsx";
import { notHere } from "../../../controls/states.tsx";
import { useWatched } from "../../../data/watch.ts";
import { percent } from "../../../votes/fields.ts";
import { administration } from "../../../words/administration.ts";
import { words } from "../../../words/en.ts";
import { Frame } from "../Frame.tsx";
import { SetPace } from "./SetPace.tsx";

const SHOWN = 10;

type Sheet = BalanceSheet & { readonly id: string };
type Week = MoneyWeek & { readonly id: string };

const { galaxyMoney: say } = administration;

const SHEET_COLUMNS: readonly RecordColumn<Sheet>[] = [
  { head: say.columns.day, cell: ({ day }) => day },
  { head: say.columns.players, cell: ({ held }) => words.number(held.players) },
  { head: say.columns.treasuries, cell: ({ held }) => words.number(held.treasuries) },
  { head: say.columns.banks, cell: ({ held }) => words.number(held.banks) },
  { head: say.columns.funds, cell: ({ held }) => words.number(held.funds) },
  { head: say.columns.difference, cell: ({ differenceCredits }) => words.number(differenceCredits) },
];

const WEEK_COLUMNS: readonly RecordColumn<Week>[] = [
  { head: say.columns.week, cell: ({ week }) => week },
  { head: say.columns.active, cell: ({ activePlayers }) => words.number(activePlayers) },
  { head: say.columns.each, cell: ({ creditsPerPlayer }) => words.number(creditsPerPlayer) },
  {
    head: say.columns.growth,
    cell: ({ growthBasisPoints }) =>
      growthBasisPoints === null ? administration.nothing : percent(growthBasisPoints),
  },
  { head: say.columns.pace, cell: ({ paceThousandths }) => percent(paceThousandths * 10) },
  { head: say.columns.proposed, cell: ({ proposedThousandths }) => percent(proposedThousandths * 10) },
];

interface Paces {
  readonly changes: readonly (Pace & { readonly reason: string })[];
}

/** What became of the galaxy's credits, and the pace of all ports. */
export default function MoneyOfGalaxyPage() {
  const weeks = useWatched<readonly Week[]>({
    template: "moneyWeeks",
    parameters: {},
    orderBy: ["week", "desc"],
    limit: SHOWN,
  });
  const sheets = useWatched<readonly Sheet[]>({
    template: "balanceSheets",
    parameters: {},
    orderBy: ["day", "desc"],
    limit: SHOWN,
  });
  const paces = useWatched<Paces | undefined>({
    template: "paces/{part}",
    parameters: { part: "current" },
  });
  return (
    <Frame title={say.title} place="money" lead={say.why}>
      <section aria-labelledby="pace">
        <h2 id="pace">{say.pace}</h2>
        {notHere(paces)}
        {paces.state === "here" && paces.value === undefined ? <p>{say.usual}</p> : null}
        <ul className="plain">
          {(paces.state === "here" ? (paces.value?.changes ?? []) : []).map(
            ({ from, thousandths, reason }) => (
              <li key={from.getTime()}>
                {say.paceFrom(percent(thousandths * 10), from)} <bdi>{reason}</bdi>
              </li>
            ),
          )}
        </ul>
        <SetPace />
      </section>
      <RecordsTable id="weeks" title={say.weeks} none={say.noWeeks} watched={weeks} columns={WEEK_COLUMNS} />
      <RecordsTable
        id="sheets"
        title={say.sheets}
        none={say.noSheets}
        watched={sheets}
        columns={SHEET_COLUMNS}
      />
    </Frame>
  );
}
