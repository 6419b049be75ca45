import type { ReactNode } from "react";

interface CardsProps<Row> {
  readonly rows: readonly Row[];
  readonly idOf: (row: Row) => string;
  /** The id in the page's address; null where it has none. */
  readonly asked: string | null;
  /** What is said of an id that none of them has. */
  readonly unknown: string;
  readonly children: (row: Row) => ReactNode;
}

/** A card for each; that of the address is marked, and brought into view. */
export function Cards<Row>({ rows, idOf, asked, unknown, children }: CardsProps<Row>) {
  const isThere = asked === null || rows.some((row) => idOf(row) === asked);
  return (
    <>
      {isThere ? null : <p className="wrong">{unknown}</p>}
      <ul className="cards">
        {rows.map((row) => {
          const isAsked = idOf(row) === asked;
          return (
            <li key={idOf(row)} aria-current={isAsked ? "true" : undefined} ref={isAsked ? showCard : null}>
              {children(row)}
            </li>
          );
        })}
      </ul>
    </>
  );
}

function showCard(card: HTMLLIElement | null) {
  card?.scrollIntoView({ block: "nearest" });
}
