import type { Job } from "../../../../functions/src/platform/work/jobs.ts";
import { Link } from "../../controls/Link.tsx";
import { type RecordColumn, RecordsTable } from "../../controls/RecordsTable.tsx";
import { useWatched, type Watched } from "../../data/watch.ts";
import type { PageProps } from "../../page.ts";
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

/** Long work, the latest or that of an id, and the building of regions that failed, to be begun anew. */
export default function JobsPage({ search }: PageProps) {
  const jobId = search.get("job");
  return (
    <Frame title={say.title} place="jobs">
      {jobId === null ? <Latest /> : <One key={jobId} jobId={jobId} />}
    </Frame>
  );
}

function Latest() {
  const watched = useWatched<readonly Row[]>({
    template: "jobs",
    parameters: {},
    orderBy: ["startedAt", "desc"],
    limit: SHOWN,
  });
  return <Jobs watched={watched} lead={say.why} none={say.none} />;
}

function One({ jobId }: { readonly jobId: string }) {
  const watched = useWatched<Job | undefined>({ template: "jobs/{jobId}", parameters: { jobId } });
  const rows =
    watched.state === "here" && watched.value !== undefined ? [{ ...watched.value, id: jobId }] : [];
  const found = watched.state === "here" ? { ...watched, value: rows } : watched;
  return (
    <>
      <p>
        <Link to="/administration/jobs">{say.latest}</Link>
      </p>
      <Jobs watched={found} lead={say.one(jobId)} none={say.unknown} />
    </>
  );
}

interface JobsProps {
  readonly watched: Watched<readonly Row[]>;
  readonly lead: string;
  readonly none: string;
}

function Jobs({ watched, lead, none }: JobsProps) {
  const failed = watched.state === "here" ? watched.value.filter(isFailedBuilding) : [];
  return (
    <>
      <RecordsTable id="jobs" title={say.title} columns={COLUMNS} {...{ watched, lead, none }} />
      {failed.length === 0 ? null : <h2>{say.failed}</h2>}
      {failed.map(({ id, regionId }) => (
        <RetryBuilding key={id} regionId={regionId!} label={say.retry(regionId!)} />
      ))}
    </>
  );
}

const isFailedBuilding = ({ kind, status, regionId }: Job) =>
  kind === "provisionRegion" && status === "failed" && regionId !== null;
