import type { Region, RegionStatus } from "../../../../functions/src/regions/schema.ts";
import { Link } from "../../controls/Link.tsx";
import { Stale } from "../../controls/states.tsx";
import { useWatched } from "../../data/watch.ts";
import type { PageProps } from "../../page.ts";
import { administration } from "../../words/administration.ts";
import { words } from "../../words/en.ts";
import { cursorFrom, cursorTo } from "../cursor.ts";
import { CreateRegion } from "./CreateRegion.tsx";
import { Frame } from "./Frame.tsx";
import { RegionsTable } from "./RegionsTable.tsx";

/** A read each, and three more by the call: fifty in all. */
const PAGE_REGIONS = 12;
const STATUSES: readonly RegionStatus[] = [
  "active",
  "provisioning",
  "failed",
  "suspended",
  "closing",
  "closed",
];

/** Every region with its status, holds and people; and another one. */
export default function AllRegionsPage({ search }: PageProps) {
  const status = STATUSES.find((name) => name === search.get("status")) ?? null;
  const after = cursorFrom(search.get("after"));
  const watched = useWatched<readonly Region[]>({
    template: "regions",
    parameters: {},
    // In the order of their making where none is left out: the other needs an index.
    ...(status === null
      ? { orderBy: ["createdAt", "desc"], ...(after === null ? {} : { after }) }
      : { where: ["status", "==", status] }),
    limit: PAGE_REGIONS,
  });
  const rows = watched.state === "here" ? watched.value : [];
  const last = status === null && rows.length === PAGE_REGIONS ? rows.at(-1) : undefined;
  const { regions: say, create, more, first } = administration;
  return (
    <Frame title={say.title} place="regions" lead={say.why}>
      <nav aria-label={say.show}>
        <ul>
          {[null, ...STATUSES].map((name) => (
            <li key={name ?? ""}>
              <Link
                to={`/administration/regions${name === null ? "" : `?status=${name}`}`}
                current={name === status}
              >
                {name === null ? say.every : words.belonging.directory.status[name]}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <Stale watched={watched} />
      <RegionsTable watched={watched} />
      <p className="pager">
        {after === null ? null : <Link to="/administration/regions">{first}</Link>}
        {last === undefined ? null : (
          <Link to={`/administration/regions?after=${cursorTo(last.createdAt, last.regionId)}`}>{more}</Link>
        )}
      </p>
      <CreateRegion />
      <p>
        <Link to="/buy/basics">{create.inSteps}</Link>
      </p>
    </Frame>
  );
}
