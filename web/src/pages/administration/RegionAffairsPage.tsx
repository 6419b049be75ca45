import type { Region } from "../../../../functions/src/regions/schema.ts";
import { Fact } from "../../controls/Fact.tsx";
import { Link } from "../../controls/Link.tsx";
import { Contained, notHere, Stale } from "../../controls/states.tsx";
import { useWatched } from "../../data/watch.ts";
import type { PageProps } from "../../page.ts";
import { administration } from "../../words/administration.ts";
import { words } from "../../words/en.ts";
import { Affairs } from "./Affairs.tsx";
import { Frame } from "./Frame.tsx";
import { holdsOf } from "./holds.ts";
import { RegionActs } from "./RegionActs.tsx";

/** One region, and what an administrator can do about it. */
export default function RegionAffairsPage({ parameters }: PageProps) {
  const regionId = parameters.regionId!;
  const watched = useWatched<Region | undefined>({
    template: "regions/{regionId}",
    parameters: { regionId },
  });
  const region = watched.state === "here" ? watched.value : undefined;
  const { region: say } = administration;
  return (
    <Frame title={say.title(region?.displayName ?? regionId)} place="regions">
      <Stale watched={watched} />
      {notHere(watched)}
      {watched.state === "here" && region === undefined ? (
        <p className="notice">{say.unknown(regionId)}</p>
      ) : null}
      {region === undefined ? null : <OfRegion region={region} />}
    </Frame>
  );
}

function OfRegion({ region }: { readonly region: Region }) {
  const { regionId } = region;
  const { region: say } = administration;
  return (
    <>
      <p className="row">
        <Link to={`/region/${regionId}`}>{say.overview}</Link>
        <Link to={`/settings/${regionId}/governance`}>{say.settings}</Link>
        <Link to={`/members/${regionId}`}>{say.members}</Link>
        <Link to={`/administration/log?region=${regionId}`}>{say.log}</Link>
      </p>
      <section aria-labelledby="state">
        <h2 id="state">{say.state}</h2>
        <p className="dim">{administration.regions.gameTime}</p>
        <dl className="facts">
          <State region={region} />
          <Contained>
            <Affairs regionId={regionId} />
          </Contained>
        </dl>
      </section>
      <section aria-labelledby="acts">
        <h2 id="acts">{say.acts}</h2>
        <RegionActs region={region} />
      </section>
    </>
  );
}

function State({ region }: { readonly region: Region }) {
  const { status, statusReason, holds, ownerUid, governorUid } = region;
  const { createdAt, activatedAt, closesAt, closedAt } = region;
  const { region: say, regions, nobody, never, nothing } = administration;
  const { columns } = regions;
  return (
    <>
      <Fact name={columns.status}>
        <b>{words.belonging.directory.status[status]}</b>{" "}
        {statusReason === null ? null : <bdi>{statusReason}</bdi>}
      </Fact>
      <Fact name={columns.holds}>{holdsOf(holds).join("; ") || regions.notHeld}</Fact>
      <Fact name={columns.owner}>{ownerUid ?? nobody}</Fact>
      <Fact name={columns.governor}>{governorUid ?? nobody}</Fact>
      <Fact name={say.created}>{words.instant(createdAt)}</Fact>
      <Fact name={say.activated}>{activatedAt === null ? never : words.instant(activatedAt)}</Fact>
      <Fact name={say.closes}>{closesAt === null ? nothing : words.instant(closesAt)}</Fact>
      <Fact name={say.closedAt}>{closedAt === null ? nothing : words.instant(closedAt)}</Fact>
    </>
  );
}
