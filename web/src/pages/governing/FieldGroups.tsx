import type { ReactNode } from "react";
import type { FieldForm } from "../../settings/fields.ts";
import { groupWords, keyWords } from "./formWords.ts";

interface FieldGroupsProps {
  readonly forms: readonly FieldForm[];
  readonly control: (form: FieldForm, label: string) => ReactNode;
}

/** The controls of some fields; those that each good, purpose or office has of its own stand together. */
export function FieldGroups({ forms, control }: FieldGroupsProps) {
  const groups = [...Map.groupBy(forms, ({ field }) => field).values()];
  return groups.map((group) =>
    group.length === 1 ? (
      control(group[0]!, groupWords(group[0]!))
    ) : (
      <fieldset key={group[0]!.field} className="options keyed">
        <legend>{groupWords(group[0]!)}</legend>
        <div className="keyed-fields">{group.map((form) => control(form, keyWords(form)))}</div>
      </fieldset>
    ),
  );
}
