import type { ReactNode } from "react";
import type { Watched } from "../data/watch.ts";
import { words } from "../words/en.ts";
import { Scrolling } from "./Scrolling.tsx";
import { WatchedList } from "./WatchedList.tsx";

/** The first column is the head of its row. */
export interface RecordColumn<Row> {
  readonly head: string;
  readonly cell: (row: Row) => ReactNode;
}

interface RecordsTableProps<Row> {
  readonly id: string;
  readonly title: string;
  readonly lead?: string;
  /** What is said where there is nothing. */
  readonly none: string;
  readonly watched: Watched<readonly Row[]>;
  readonly columns: readonly RecordColumn<Row>[];
}

/** Rows that a page follows, as a table that scrolls within itself. */
export function RecordsTable<Row extends { readonly id: string }>({
  columns,
  ...section
}: RecordsTableProps<Row>) {
  return (
    <WatchedList {...section}>
      {(rows) => (
        <Scrolling label={words.states.table(section.title)}>
          <table>
            <caption className="unseen">{section.title}</caption>
            <thead>
              <tr>
                {columns.map(({ head }) => (
                  <th key={head} scope="col">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  {columns.map(({ head, cell }, index) =>
                    index === 0 ? (
                      <th key={head} scope="row">
                        {cell(row)}
                      </th>
                    ) : (
                      <td key={head}>{cell(row)}</td>
                    ),
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </Scrolling>
      )}
    </WatchedList>
  );
}
