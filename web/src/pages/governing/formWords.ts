import type { FieldForm } from "../../settings/fields.ts";
import { BY_DEFAULT, factorOf, textOf } from "../../settings/typed.ts";
import { fieldWords } from "../../votes/fields.ts";
import { words } from "../../words/en.ts";
import { TERMS } from "../../words/terms.ts";
import { valueWords } from "../votes/valueWords.ts";

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** What a control of its own is called, or the group that it stands in. */
export const groupWords = ({ field }: FieldForm): string => capital(fieldWords(field));

/** What a control is called within its group: `ore`. */
export const keyWords = ({ path, field }: FieldForm): string =>
  path === field ? groupWords({ path, field } as FieldForm) : capital(fieldWords(path.slice(field.length)));

/** What a control is called where it stands alone: `Trade bonus: ore`. */
export const formWords = (form: FieldForm): string =>
  form.path === form.field
    ? groupWords(form)
    : `${groupWords(form)}: ${fieldWords(form.path.slice(form.field.length))}`;

/** What a field takes. */
export function hintOf(form: FieldForm): string | null {
  const { governing: say } = words;
  switch (form.kind) {
    case "number":
      return say.bounds(valueWords(form.field, form.minimum), valueWords(form.field, form.maximum));
    case "line":
    case "text":
      return say.characters(form.maxCharacters);
    case "lines":
      return say.linesHint;
    case "pairs":
      return form.field === "culture.languagePack"
        ? `${say.pairsHint} ${say.termsHint(Object.keys(TERMS).join(", "))}`
        : say.pairsHint;
    case "rows":
      return say.rowsHint(form.columns.map(columnWords).join(", "));
    default:
      return null;
  }
}

function columnWords({ name, form }: Extract<FieldForm, { kind: "rows" }>["columns"][number]): string {
  if (form.kind === "choice") return `${fieldWords(name)} (${form.choices.join(", ")})`;
  return factorOf(form.unit) === 100
    ? "%"
    : name.replaceAll(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`);
}

/** A value as people read it. */
export function shown(form: FieldForm, value: unknown): string {
  const { governing: say } = words;
  if (form.kind === "number" || form.kind === "switch") return valueWords(form.field, value);
  const text = textOf(form, value);
  if (text === BY_DEFAULT) return say.byDefault;
  return text === "" ? say.none : text.replaceAll("\n", ", ");
}
