import { Heading } from "../../controls/Heading.tsx";
import { Link } from "../../controls/Link.tsx";
import { callables } from "../../explorer/callables.ts";
import { words } from "../../words/en.ts";

/** Every callable there is, by its room. */
export default function ExplorerPage() {
  const rooms = Map.groupBy(callables, ({ path }) => path.split("/")[0]!);
  return (
    <>
      <Heading title={words.explorer.title} />
      <p>{words.explorer.why}</p>
      {[...rooms].map(([room, own]) => (
        <section key={room} aria-labelledby={`room-${room}`}>
          <h2 id={`room-${room}`}>{room}</h2>
          <dl className="facts">
            {own.map(({ path, summary }) => (
              <div key={path}>
                <dt>
                  <Link to={`/explorer/${path}`}>{path.split("/")[1]}</Link>
                </dt>
                <dd>{summary}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </>
  );
}
