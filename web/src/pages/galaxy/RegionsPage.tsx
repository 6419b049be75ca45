import { FIRST_WORLD } from "../../../../functions/src/galaxy/world.ts";
import { Heading } from "../../controls/Heading.tsx";
import { Link } from "../../controls/Link.tsx";
import { notHere } from "../../controls/states.tsx";
import { regionsOf, useViewer } from "../../shell/player.ts";
import { words } from "../../words/en.ts";

/** The charts that the player may open. */
export default function RegionsPage() {
  const { memberships } = useViewer();
  const own =
    memberships.state === "here" ? memberships.value.filter(({ status }) => status === "active") : [];
  return (
    <>
      <Heading title={words.home.title} />
      <p>{words.home.why}</p>
      <ul className="cards">
        {regionsOf(memberships).map((id) => {
          const standing = own.find(({ regionId }) => regionId === id)?.standing;
          return (
            <li key={id}>
              <h2>
                <Link to={`/map/${id}`}>{id === FIRST_WORLD.nexusId ? words.home.nexus : id}</Link>
              </h2>
              {id === FIRST_WORLD.nexusId ? <p>{words.home.nexusWhat}</p> : null}
              {standing === undefined ? null : <p>{words.standings[standing]}</p>}
              <p>
                <Link to={`/votes/${id}`}>{words.home.votes(id)}</Link>
              </p>
              <p>
                <Link to={`/region/${id}`}>{words.overview.link(id)}</Link>
              </p>
            </li>
          );
        })}
      </ul>
      {notHere(memberships)}
    </>
  );
}
