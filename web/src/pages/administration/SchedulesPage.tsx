import type { ScheduleState } from "../../../../functions/src/platform/work/schedules.ts";
import { type RecordColumn, RecordsTable } from "../../controls/RecordsTable.tsx";
import { useWatched } from "../../data/watch.ts";
import { administration } from "../../words/administration.ts";
import { words } from "../../words/en.ts";
import { Frame } from "./Frame.tsx";

const MOST_SCHEDULES = 100;
const MOST_BACKFILLS = 50;

type Schedule = ScheduleState & { readonly id: string };
interface Backfill {
  readonly id: string;
  readonly version: number;
  readonly documents: number;
  readonly written: number;
  readonly completedAt: Date;
}

const { schedules: say, never } = administration;

const isBehind = ({ slotAt, ranSlotAt }: ScheduleState) => ranSlotAt === null || ranSlotAt < slotAt;

const SCHEDULES: readonly RecordColumn<Schedule>[] = [
  { head: say.columns.schedule, cell: ({ id }) => id },
  { head: say.columns.slot, cell: ({ slotAt }) => words.instant(slotAt) },
  { head: say.columns.ran, cell: ({ ranAt }) => (ranAt === null ? never : words.instant(ranAt)) },
  {
    head: say.columns.state,
    cell: (schedule) => (isBehind(schedule) ? <b className="wrong">{say.behind}</b> : say.done),
  },
];

const BACKFILLS: readonly RecordColumn<Backfill>[] = [
  { head: say.backfillColumns.collection, cell: ({ id }) => id },
  { head: say.backfillColumns.version, cell: ({ version }) => version },
  {
    head: say.backfillColumns.documents,
    cell: ({ documents, written }) => say.documents(documents, written),
  },
  { head: say.backfillColumns.at, cell: ({ completedAt }) => words.instant(completedAt) },
];

/** What the platform does by itself, and what operators have brought to new versions. */
export default function SchedulesPage() {
  const schedules = useWatched<readonly Schedule[]>({
    template: "schedules",
    parameters: {},
    limit: MOST_SCHEDULES,
  });
  const backfills = useWatched<readonly Backfill[]>({
    template: "backfills",
    parameters: {},
    limit: MOST_BACKFILLS,
  });
  return (
    <Frame title={say.title} place="schedules" lead={say.why}>
      <RecordsTable
        id="schedules"
        title={say.caption}
        none={say.none}
        watched={schedules}
        columns={SCHEDULES}
      />
      <RecordsTable
        id="backfills"
        title={say.backfills}
        none={say.noBackfills}
        watched={backfills}
        columns={BACKFILLS}
      />
    </Frame>
  );
}
