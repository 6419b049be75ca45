import type { ReactNode } from "react";
import type { Watched } from "../data/watch.ts";
import { notHere } from "./states.tsx";

interface WatchedListProps<Row> {
  readonly id: string;
  readonly title: string;
  readonly lead?: string;
  /** What is said where there is nothing. */
  readonly none: string;
  readonly watched: Watched<readonly Row[]>;
  readonly children: (rows: readonly Row[]) => ReactNode;
}

/** A section of rows that a page follows: what stands in their place until they are here, and where there are none. */
export function WatchedList<Row>({ id, title, lead, none, watched, children }: WatchedListProps<Row>) {
  const rows = watched.state === "here" ? watched.value : null;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {lead === undefined ? null : <p>{lead}</p>}
      {notHere(watched)}
      {rows?.length === 0 ? <p>{none}</p> : null}
      {rows === null || rows.length === 0 ? null : children(rows)}
    </section>
  );
}
