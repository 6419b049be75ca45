import type { Sector } from "../../../../functions/src/galaxy/schema.ts";
import { Fact } from "../../controls/Fact.tsx";
import { Heading } from "../../controls/Heading.tsx";
import { Link } from "../../controls/Link.tsx";
import { notHere, Stale } from "../../controls/states.tsx";
import { useWatched } from "../../data/watch.ts";
import type { PageProps } from "../../page.ts";
import { words } from "../../words/en.ts";

/** Everything about one sector, in one read. */
export default function SectorPage({ parameters }: PageProps) {
  const regionId = parameters.regionId!;
  const number = Number(parameters.number);
  const watched = useWatched<Sector | undefined>({
    template: "regions/{regionId}/sectors/{sectorNumber}",
    parameters: { regionId, sectorNumber: parameters.number! },
  });
  const sector = watched.state === "here" ? watched.value : undefined;
  return (
    <>
      <Heading title={words.sector.title(number, regionId)} />
      <Stale watched={watched} />
      {notHere(watched, words.map.notYours)}
      {watched.state === "here" && sector === undefined ? (
        <p className="notice">{words.sector.unknown(number, regionId)}</p>
      ) : null}
      <p>
        <Link to={`/map/${regionId}?at=${number}&z=6`}>{words.sector.onChart}</Link>
      </p>
      {sector === undefined ? null : <Facts sector={sector} regionId={regionId} />}
    </>
  );
}

function Facts({ sector, regionId }: { readonly sector: Sector; readonly regionId: string }) {
  const { sector: say, table, zones } = words;
  const { port, planet } = sector;
  const bonuses = Object.entries(sector.resourceBonusPercent);
  return (
    <div className="facts-pair">
      <dl className="facts">
        <Fact name={table.zone}>{zones[sector.cluster ?? sector.district!]}</Fact>
        <Fact name={say.security}>{say.percent(sector.security)}</Fact>
        <Fact name={say.combat}>{sector.combatAllowed ? say.allowed : say.forbidden}</Fact>
        <Fact name={say.hazard}>{say.percent(sector.hazardPercent)}</Fact>
        <Fact name={say.richness}>{say.percent(sector.richnessPercent)}</Fact>
        <Fact name={say.traffic}>{sector.traffic}</Fact>
        <Fact name={say.features}>{plain(sector.features)}</Fact>
        <Fact name={say.bonuses}>
          {bonuses.length === 0
            ? say.none
            : bonuses.map(([resource, percent]) => say.bonus(plain([resource]), percent)).join(", ")}
        </Fact>
        <Fact name={say.position}>
          {sector.position.x} · {sector.position.y} · {sector.position.z}
        </Fact>
      </dl>
      <div>
        <h2>{say.port}</h2>
        {port === null ? (
          <p>{say.none}</p>
        ) : (
          <dl className="facts">
            <Fact name={words.profile.name}>{port.name}</Fact>
            <Fact name={say.class}>{plain([port.class])}</Fact>
            <Fact name={say.buys}>{plain(port.buys)}</Fact>
            <Fact name={say.sells}>{plain(port.sells)}</Fact>
          </dl>
        )}
        <h2>{say.planet}</h2>
        {planet === null ? (
          <p>{say.none}</p>
        ) : (
          <dl className="facts">
            <Fact name={words.profile.name}>{planet.name}</Fact>
            <Fact name={say.class}>{plain([planet.class])}</Fact>
            <Fact name={say.habitability}>{say.percent(planet.habitabilityPercent)}</Fact>
            <Fact name={say.richness}>{say.percent(planet.richnessPercent)}</Fact>
          </dl>
        )}
        <h2>{say.warps}</h2>
        <ul className="numbers">
          {sector.warps.map((target) => (
            <li key={target}>
              <Link to={`/sector/${regionId}/${target}`}>{target}</Link>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

/** Words of the backend, `trade_routes`, as people write them. */
function plain(names: readonly string[]): string {
  return names.length === 0 ? words.sector.none : names.map((name) => name.replaceAll("_", " ")).join(", ");
}
