import { Link } from "../../../controls/Link.tsx";
import { RecordsTable } from "../../../controls/RecordsTable.tsx";
import { useWatched } from "../../../data/watch.ts";
import type { PageProps } from "../../../page.ts";
import { administration } from "../../../words/administration.ts";
import { Frame } from "../Frame.tsx";
import { BOOKS, type BookName } from "./books.tsx";

const SHOWN = 15;
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
              <Link to={`/administration/books?show=${each}`} current={each === name}>
                {say.names[each]}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <Book key={name} name={name} />
    </Frame>
  );
}

function Book({ name }: { readonly name: BookName }) {
  const { template, orderBy, columns } = BOOKS[name];
  const watched = useWatched<readonly { readonly id: string }[]>({
    template,
    parameters: {},
    orderBy: [orderBy, "desc"],
    limit: SHOWN,
  });
  const { books: say } = administration;
  return (
    <RecordsTable id="book" title={say.names[name]} none={say.none} watched={watched} columns={columns} />
  );
}
