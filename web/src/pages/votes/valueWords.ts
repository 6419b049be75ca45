import { percent, unitOf } from "../../votes/fields.ts";
import { words } from "../../words/en.ts";

/** A configured value as people read it, by the unit at the end of its field's name. */
export function valueWords(name: string, value: unknown): string {
  const { votes: say } = words;
  if (value === undefined) return "–";
  if (typeof value === "boolean") return value ? say.yes : say.no;
  if (typeof value !== "number") return typeof value === "string" ? value : JSON.stringify(value);
  switch (unitOf(name)) {
    case "BasisPoints":
      return percent(value);
    case "Thousandths":
      return say.times(value / 1_000);
    case "Credits":
      return say.credits(value);
    case "Days":
      return say.days(value);
    case "Hours":
      return say.hours(value);
    default:
      return words.number(value);
  }
}
