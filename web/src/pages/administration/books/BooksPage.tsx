import { Link } from "../../../controls/Link.tsx";
import { RecordsTable } from "../../../controls/RecordsTable.tsx";
import { useWatched } from "../../../data/watch.ts";
import type { PageProps } from "../../../page.ts";
import { administration } from "../../../words/administration.ts";
import { cursorFrom, cursorTo } from "../../cursor.ts";
import { Frame } from "../Frame.tsx";
import { BOOKS, type BookName } from "./books.tsx";

const SHOWN = 15;
const addressOf = (name: BookName) => `/administration/books?show=${name}`;
const NAMES = Object.keys(BOOKS) as BookName[];

/** What was bought and paid, and what follows from it: one of the books at a time. */
export default function BooksPage({ search }: PageProps) {
  const name = NAMES.find((each) => each === search.get("show")) ?? "subscriptions";
  const { books: say } = administration;
  return (
    <Frame title={say.title} place="books" lead={say.why}>
      <nav aria-label={say.show}>
        <ul>
          {NAMES.map((each) => (
            <li key={each}>
              <Link to={addressOf(each)} current={each === name}>
                {say.names[each]}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <Book key={search.toString()} name={name} after={cursorFrom(search.get("after"))} />
    </Frame>
  );
}

interface BookProps {
  readonly name: BookName;
  readonly after: ReturnType<typeof cursorFrom>;
}

function Book({ name, after }: BookProps) {
  const { template, orderBy, columns } = BOOKS[name];
  const watched = useWatched<readonly { readonly id: string }[]>({
    template,
    parameters: {},
    orderBy: [orderBy, "desc"],
    ...(after === null ? {} : { after }),
    limit: SHOWN,
  });
  const rows = watched.state === "here" ? watched.value : [];
  const last = rows.length === SHOWN ? rows.at(-1) : undefined;
  const { books: say } = administration;
  return (
    <>
      <RecordsTable
        id="book"
        title={say.names[name]}
        none={after === null ? say.none : say.noMore}
        watched={watched}
        columns={columns}
      />
      <p className="pager">
        {after === null ? null : <Link to={addressOf(name)}>{say.latest}</Link>}
        {last === undefined ? null : <Link to={earlierThan(last, name)}>{say.earlier}</Link>}
      </p>
    </>
  );
}

function earlierThan(row: { readonly id: string }, name: BookName): string {
  const value = (row as Readonly<Record<string, unknown>>)[BOOKS[name].orderBy];
  return `${addressOf(name)}&after=${encodeURIComponent(cursorTo(value, row.id))}`;
}
