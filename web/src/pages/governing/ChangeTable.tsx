import type { Configuration } from "../../../../functions/src/regions/configuration/configuration.ts";
import { Scrolling } from "../../controls/Scrolling.tsx";
import { type Draft, valueAt } from "../../settings/draft.ts";
import type { FieldForm } from "../../settings/fields.ts";
import { storedOf } from "../../settings/typed.ts";
import { words } from "../../words/en.ts";
import { useRegional } from "../../words/regional.ts";
import { formWords, shown } from "./formWords.ts";

interface ChangeTableProps {
  readonly forms: readonly FieldForm[];
  readonly draft: Draft;
  readonly current: Configuration;
}

/** From what to what, a line for each field that was edited. */
export function ChangeTable({ forms, draft, current }: ChangeTableProps) {
  const { governing: say } = useRegional(words);
  return (
    <Scrolling label={say.table}>
      <table>
        <caption>{say.table}</caption>
        <thead>
          <tr>
            <th scope="col">{say.field}</th>
            <th scope="col">{say.from}</th>
            <th scope="col">{say.to}</th>
          </tr>
        </thead>
        <tbody>
          {forms.map((form) => (
            <tr key={form.path}>
              <th scope="row">{formWords(form)}</th>
              <td>
                <bdi>{shown(form, valueAt(current, form.path))}</bdi>
              </td>
              <td>
                <bdi>{shown(form, storedOf(form, draft[form.path]!.text))}</bdi>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolling>
  );
}
