import { type FormEvent, useState } from "react";
import { creditsOf } from "../../../../../functions/src/platform/ledger/assets.ts";
import type { LedgerDay } from "../../../../../functions/src/platform/ledger/schema.ts";
import { Link } from "../../../controls/Link.tsx";
import { type RecordColumn, RecordsTable } from "../../../controls/RecordsTable.tsx";
import { TextField } from "../../../controls/TextField.tsx";
import { useWatched } from "../../../data/watch.ts";
import type { PageProps } from "../../../page.ts";
import { navigate } from "../../../shell/navigation.ts";
import { administration } from "../../../words/administration.ts";
import { words } from "../../../words/en.ts";
import { Frame } from "../Frame.tsx";
import { Flows } from "./Flows.tsx";
import { Transfer } from "./Transfer.tsx";

const SHOWN = 10;

type Day = LedgerDay & { readonly id: string };

const { ledger: say } = administration;

const COLUMNS: readonly RecordColumn<Day>[] = [
  {
    head: say.dayColumns.day,
    cell: ({ day }) => <Link to={`/administration/ledger?day=${day}`}>{day}</Link>,
  },
  { head: say.dayColumns.transfers, cell: ({ transfersToDate }) => words.number(transfersToDate) },
  {
    head: say.dayColumns.credits,
    cell: ({ issuedToDate }) => words.number(issuedToDate[creditsOf(null)] ?? 0),
  },
  { head: say.dayColumns.at, cell: ({ closedAt }) => words.instant(closedAt) },
];

/** What each day came to, the treasuries of a day, and one transfer by its id. */
export default function LedgerPage({ search }: PageProps) {
  const days = useWatched<readonly Day[]>({
    template: "ledgerDays",
    parameters: {},
    orderBy: ["day", "desc"],
    limit: SHOWN,
  });
  const day = search.get("day");
  const transferId = search.get("transfer");
  return (
    <Frame title={say.title} place="ledger" lead={say.why}>
      <FindTransfer key={transferId} given={transferId ?? ""} />
      {transferId === null ? null : <Transfer transferId={transferId} />}
      {day === null ? null : <Flows day={day} />}
      <RecordsTable id="days" title={say.days} none={say.noDays} watched={days} columns={COLUMNS} />
    </Frame>
  );
}

function FindTransfer({ given }: { readonly given: string }) {
  const [transferId, setTransferId] = useState(given);
  const find = (event: FormEvent) => {
    event.preventDefault();
    navigate(`/administration/ledger?transfer=${encodeURIComponent(transferId.trim())}`);
  };
  return (
    <form className="route-form explorer-form" onSubmit={find} aria-label={say.find}>
      <TextField
        label={say.findId}
        spellCheck={false}
        maxLength={128}
        value={transferId}
        onChange={setTransferId}
      />
      <button type="submit" disabled={transferId.trim() === ""}>
        {say.findButton}
      </button>
    </form>
  );
}
