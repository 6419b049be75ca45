import { type FormEvent, useState } from "react";
import { type RecordColumn, RecordsTable } from "../../controls/RecordsTable.tsx";
import { TextField } from "../../controls/TextField.tsx";
import { useWatched } from "../../data/watch.ts";
import { navigate } from "../../shell/navigation.ts";
import { administration } from "../../words/administration.ts";
import { words } from "../../words/en.ts";
import { UID } from "./bounds.ts";
import { Frame } from "./Frame.tsx";

const SHOWN = 20;

interface Administrator {
  readonly id: string;
  readonly status: "active" | "ended";
  readonly appointedAt: Date;
  readonly note: string;
}

const { accounts: say } = administration;

const COLUMNS: readonly RecordColumn<Administrator>[] = [
  { head: say.columns.uid, cell: ({ id }) => id },
  { head: say.columns.status, cell: ({ status }) => say.status[status] },
  { head: say.columns.since, cell: ({ appointedAt }) => words.instant(appointedAt) },
  { head: say.columns.note, cell: ({ note }) => <bdi>{note}</bdi> },
];

/** Who administers, and the way to any account. */
export default function AccountsPage() {
  const watched = useWatched<readonly Administrator[]>({
    template: "administrators",
    parameters: {},
    limit: SHOWN,
  });
  return (
    <Frame title={say.title} place="accounts">
      <Find />
      <RecordsTable
        id="administrators"
        title={say.administrators}
        none={say.noAdministrators}
        watched={watched}
        columns={COLUMNS}
      />
    </Frame>
  );
}

function Find() {
  const [uid, setUid] = useState("");
  const [isWrong, setWrong] = useState(false);
  const open = (event: FormEvent) => {
    event.preventDefault();
    const wanted = uid.trim();
    setWrong(!UID.test(wanted));
    if (UID.test(wanted)) navigate(`/administration/account?uid=${encodeURIComponent(wanted)}`);
  };
  return (
    <form className="route-form explorer-form" onSubmit={open} aria-label={say.find}>
      <TextField label={say.uid} spellCheck={false} maxLength={128} value={uid} onChange={setUid} />
      {isWrong ? (
        <p className="wrong" role="alert">
          {say.badUid}
        </p>
      ) : null}
      <button type="submit">{say.open}</button>
    </form>
  );
}
