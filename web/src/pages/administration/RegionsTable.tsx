import type { RegionsQueryRegionsOutput } from "../../../../client/rooms/regions.ts";
import type { Region } from "../../../../functions/src/regions/schema.ts";
import { Link } from "../../controls/Link.tsx";
import { type RecordColumn, RecordsTable } from "../../controls/RecordsTable.tsx";
import { calls } from "../../data/calls.ts";
import { useAnswer } from "../../data/useAnswer.ts";
import type { Watched } from "../../data/watch.ts";
import { administration } from "../../words/administration.ts";
import { words } from "../../words/en.ts";
import { holdsOf } from "./holds.ts";

type Figures = RegionsQueryRegionsOutput["regions"][number];
type Row = Region & { readonly id: string; readonly figures: Figures | undefined };

const { regions: say, nobody, nothing } = administration;
const { directory } = words.belonging;

const COLUMNS: readonly RecordColumn<Row>[] = [
  {
    head: say.columns.name,
    cell: ({ regionId, displayName, kind }) => (
      <>
        <Link to={`/administration/region/${regionId}`}>
          <bdi>{displayName}</bdi>
        </Link>{" "}
        <small>
          {regionId}, {say.kind[kind]}
        </small>
      </>
    ),
  },
  {
    head: say.columns.status,
    cell: ({ status, statusReason }) => (
      <>
        {directory.status[status]} {statusReason === null ? null : <bdi>{statusReason}</bdi>}
      </>
    ),
  },
  { head: say.columns.holds, cell: ({ holds }) => holdsOf(holds).join("; ") || say.notHeld },
  {
    head: say.columns.people,
    cell: ({ figures }) => {
      if (figures === undefined) return nothing;
      const { citizens, residents, visitors } = figures.memberCounts;
      return [citizens, residents, visitors].map(words.number).join(", ");
    },
  },
  { head: say.columns.government, cell: ({ governance }) => directory.government[governance.type] },
  { head: say.columns.owner, cell: ({ ownerUid }) => ownerUid ?? nobody },
  { head: say.columns.governor, cell: ({ governorUid }) => governorUid ?? nobody },
];

/** Regions as they stand, with the figures of those that are shown. */
export function RegionsTable({ watched }: { readonly watched: Watched<readonly Region[]> }) {
  const regions = watched.state === "here" ? watched.value : [];
  const regionIds = regions.map(({ regionId }) => regionId);
  const answer = useAnswer(regionIds.join(), async (signal) => {
    if (regionIds.length === 0) return [];
    const { regions } = await calls();
    return (await regions.queryRegions({ regionIds }, { signal })).regions;
  });
  const figures = answer.state === "here" ? answer.value : [];
  const rows = regions.map((region) => ({
    ...region,
    id: region.regionId,
    figures: figures.find(({ regionId }) => regionId === region.regionId),
  }));
  return (
    <RecordsTable
      id="regions"
      title={say.title}
      none={say.none}
      watched={watched.state === "here" ? { ...watched, value: rows } : watched}
      columns={COLUMNS}
    />
  );
}
