import type { ReactNode } from "react";
import { Scrolling } from "./Scrolling.tsx";

interface Column {
  readonly key: string | number;
  readonly head: ReactNode;
}

interface CrossTableProps {
  readonly label: string;
  readonly caption: string;
  /** What the heads of the rows are. */
  readonly rowsAre: string;
  readonly columns: readonly Column[];
  /** With a cell for each column. */
  readonly rows: readonly (Column & { readonly cells: readonly ReactNode[] })[];
}

/** A table with a head for each row and column, which scrolls within itself where it is wide. */
export function CrossTable({ label, caption, rowsAre, columns, rows }: CrossTableProps) {
  return (
    <Scrolling label={label}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{rowsAre}</th>
            {columns.map(({ key, head }) => (
              <th key={key} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, head, cells }) => (
            <tr key={key}>
              <th scope="row">{head}</th>
              {columns.map((column, index) => (
                <td key={column.key}>{cells[index]}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolling>
  );
}
