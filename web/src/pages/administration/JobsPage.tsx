import type { Job } from "../../../../functions/src/platform/work/jobs.ts";
import { type RecordColumn, RecordsTable } from "../../controls/RecordsTable.tsx";
import { useWatched } from "../../data/watch.ts";
import { administration } from "../../words/administration.ts";
import { words } from "../../words/en.ts";
import { Frame } from "./Frame.tsx";
import { RetryBuilding } from "./RetryBuilding.tsx";

const SHOWN = 20;

type Row = Job & { readonly id: string };

const { jobs: say } = administration;

const COLUMNS: readonly RecordColumn<Row>[] = [
  { head: say.columns.kind, cell: ({ kind }) => kind },
  { head: say.columns.of, cell: ({ regionId }) => regionId ?? say.platform },
  { head: say.columns.state, cell: ({ status }) => say.status[status] },
  { head: say.columns.steps, cell: ({ stepsDone, stepCount }) => say.steps(stepsDone, stepCount) },
  { head: say.columns.started, cell: ({ startedAt }) => words.instant(startedAt) },
  { head: say.columns.found, cell: ({ findings }) => findings.join("; ") || administration.nothing },
];

/** Long work, and the building of regions that failed, to be begun anew. */
export default function JobsPage() {
  const watched = useWatched<readonly Row[]>({
    template: "jobs",
    parameters: {},
    orderBy: ["startedAt", "desc"],
    limit: SHOWN,
  });
  const failed = watched.state === "here" ? watched.value.filter(isFailedBuilding) : [];
  return (
    <Frame title={say.title} place="jobs">
      <RecordsTable
        id="jobs"
        title={say.title}
        lead={say.why}
        none={say.none}
        watched={watched}
        columns={COLUMNS}
      />
      {failed.length === 0 ? null : <h2>{say.failed}</h2>}
      {failed.map(({ id, regionId }) => (
        <RetryBuilding key={id} regionId={regionId!} label={say.retry(regionId!)} />
      ))}
    </Frame>
  );
}

const isFailedBuilding = ({ kind, status, regionId }: Job) =>
  kind === "provisionRegion" && status === "failed" && regionId !== null;
