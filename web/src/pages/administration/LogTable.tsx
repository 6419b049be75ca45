import { type RecordColumn, RecordsTable } from "../../controls/RecordsTable.tsx";
import type { Source } from "../../data/source.ts";
import { useWatched } from "../../data/watch.ts";
import { administration } from "../../words/administration.ts";
import { words } from "../../words/en.ts";
import { Json } from "./Json.tsx";

const SHOWN = 25;

/** The field of an entry by which a log is searched. */
export const FIELD_OF = { actor: "actorUid", subject: "subjectUid", action: "action" } as const;
export type LogKind = keyof typeof FIELD_OF;

interface Entry {
  readonly id: string;
  readonly action: string;
  readonly actorUid: string;
  readonly subjectUid: string | null;
  readonly reason: string | null;
  readonly before: string | null;
  readonly after: string | null;
  readonly at: Date;
}

const { log: say, nothing } = administration;

const COLUMNS: readonly RecordColumn<Entry>[] = [
  { head: say.columns.at, cell: ({ at }) => words.instant(at) },
  { head: say.columns.action, cell: ({ action }) => action },
  { head: say.columns.actor, cell: ({ actorUid }) => actorUid },
  { head: say.columns.subject, cell: ({ subjectUid }) => subjectUid ?? nothing },
  { head: say.columns.reason, cell: ({ reason }) => <bdi className="written">{reason ?? nothing}</bdi> },
  {
    head: say.columns.change,
    cell: ({ before, after }) =>
      before === null && after === null ? (
        nothing
      ) : (
        <>
          <Json label={say.before} text={before} /> <Json label={say.after} text={after} />
        </>
      ),
  },
];

interface LogTableProps {
  /** The platform's own log where it is null. */
  readonly regionId: string | null;
  readonly only: { readonly kind: LogKind; readonly value: string } | null;
}

export function LogTable({ regionId, only }: LogTableProps) {
  const where: Source["where"] = only === null ? undefined : [FIELD_OF[only.kind], "==", only.value];
  const watched = useWatched<readonly Entry[]>({
    ...(regionId === null
      ? { template: "platformAudit", parameters: {} }
      : { template: "regions/{regionId}/audit", parameters: { regionId } }),
    ...(where === undefined ? {} : { where }),
    orderBy: ["at", "desc"],
    limit: SHOWN,
  });
  return (
    <RecordsTable
      id="log"
      title={regionId === null ? say.platform : regionId}
      none={say.none}
      watched={watched}
      columns={COLUMNS}
    />
  );
}
