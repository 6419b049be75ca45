import { type RecordColumn, RecordsTable } from "../../../controls/RecordsTable.tsx";
import { useWatched } from "../../../data/watch.ts";
import { administration } from "../../../words/administration.ts";
import { words } from "../../../words/en.ts";

const SHOWN = 50;

interface Flow {
  readonly id: string;
  readonly flows: Readonly<
    Record<string, { readonly receivedCredits: number; readonly givenCredits: number }>
  >;
}

const { ledger: say } = administration;

const sumOf = ({ flows }: Flow, side: "receivedCredits" | "givenCredits") =>
  Object.values(flows).reduce((sum, flow) => sum + flow[side], 0);

const COLUMNS: readonly RecordColumn<Flow>[] = [
  { head: say.flowColumns.region, cell: ({ id }) => id },
  { head: say.flowColumns.received, cell: (flow) => words.credits(sumOf(flow, "receivedCredits")) },
  { head: say.flowColumns.given, cell: (flow) => words.credits(sumOf(flow, "givenCredits")) },
];

/** What each treasury took in and gave out on a closed day. */
export function Flows({ day }: { readonly day: string }) {
  const watched = useWatched<readonly Flow[]>({
    template: "ledgerDays/{day}/flows",
    parameters: { day },
    limit: SHOWN,
  });
  return (
    <RecordsTable
      id="flows"
      title={say.flowsOf(day)}
      none={say.noFlows}
      watched={watched}
      columns={COLUMNS}
    />
  );
}
