import type { TransferRecord } from "../../../../../functions/src/platform/ledger/schema.ts";
import { Fact } from "../../../controls/Fact.tsx";
import { type RecordColumn, RecordsTable } from "../../../controls/RecordsTable.tsx";
import { notHere } from "../../../controls/states.tsx";
import { useWatched } from "../../../data/watch.ts";
import { administration } from "../../../words/administration.ts";
import { words } from "../../../words/en.ts";
import { Json } from "../Json.tsx";

type Posting = TransferRecord["postings"][number] & { readonly id: string };

const { ledger: say, nothing, whole } = administration;

const COLUMNS: readonly RecordColumn<Posting>[] = [
  { head: say.postingColumns.account, cell: ({ accountId }) => accountId },
  { head: say.postingColumns.shard, cell: ({ shard }) => shard },
  { head: say.postingColumns.asset, cell: ({ asset }) => asset },
  { head: say.postingColumns.amount, cell: ({ amount }) => words.number(amount) },
];

/** One transfer, as it stands for ever. */
export function Transfer({ transferId }: { readonly transferId: string }) {
  const watched = useWatched<TransferRecord | undefined>({
    template: "ledgerTransfers/{transferId}",
    parameters: { transferId },
  });
  if (watched.state !== "here") return notHere(watched);
  if (watched.value === undefined) return <p className="notice">{say.noTransfer(transferId)}</p>;
  const { kind, memo, at, details, postings } = watched.value;
  const rows = postings.map((posting, index) => ({ ...posting, id: String(index) }));
  return (
    <section aria-labelledby="transfer">
      <h2 id="transfer">{say.transfer(transferId)}</h2>
      <dl className="facts">
        <Fact name={say.kind}>{kind}</Fact>
        <Fact name={say.memo}>
          <bdi className="written">{memo || nothing}</bdi>
        </Fact>
        <Fact name={say.at}>{words.instant(at)}</Fact>
      </dl>
      {details === "" ? null : <Json label={whole} text={details} />}
      <RecordsTable
        id="postings"
        title={say.postings}
        none={nothing}
        watched={{ ...watched, value: rows }}
        columns={COLUMNS}
      />
    </section>
  );
}
