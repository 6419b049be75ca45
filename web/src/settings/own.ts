import { canonicalJson } from "../../../functions/src/platform/random.ts";
import type { Configuration } from "../../../functions/src/regions/configuration/configuration.ts";
import { type Draft, fieldsIn, readDraft, valueAt, withValue } from "./draft.ts";
import type { FieldForm } from "./fields.ts";

interface OwnValue {
  /** What the document said before, as JSON: several where one was set upon another. */
  readonly before: readonly string[];
  readonly set: unknown;
}

/** What this page has set and the document has not told of yet, by the paths of fields. */
export type Own = Readonly<Record<string, OwnValue>>;

/** What was sent for these fields while the document told `told`, beside what is untold already. */
export function withSet(own: Own, paths: readonly string[], told: Configuration, set: Configuration): Own {
  const sent = paths.map((path): [string, OwnValue] => {
    const earlier = own[path];
    const before = [
      ...(earlier === undefined ? [] : [...earlier.before, canonicalJson(earlier.set)]),
      canonicalJson(valueAt(told, path)),
    ];
    return [path, { before, set: valueAt(set, path) }];
  });
  return { ...own, ...Object.fromEntries(sent) };
}

/** What the document still says nothing of. Once it says something new of a field, that holds. */
export function untold(own: Own, told: Configuration): Own {
  const still = Object.entries(own).filter(([path, { before, set }]) => {
    const now = canonicalJson(valueAt(told, path));
    return before.includes(now) && now !== canonicalJson(set);
  });
  return still.length === Object.keys(own).length ? own : Object.fromEntries(still);
}

/** The rules as they are: what the document tells, under what this page has set since. */
export const asSet = (told: Configuration, own: Own): Configuration =>
  Object.entries(own).reduce((current, [path, { set }]) => withValue(current, path, set), told);

/** The draft once these fields are set: what was typed while that was under way begins from what was set. */
export function afterSet(draft: Draft, forms: readonly FieldForm[], set: Configuration): Draft {
  const { change, wrong } = readDraft(draft, forms, set);
  const changed = fieldsIn(change);
  const typedSince = forms
    .filter(({ path, field }) => draft[path] !== undefined && (wrong.has(path) || changed.includes(field)))
    .map(({ path }) => [path, { text: draft[path]!.text, base: canonicalJson(valueAt(set, path)) }]);
  const others = Object.entries(draft).filter(([path]) => !forms.some((form) => form.path === path));
  return Object.fromEntries([...others, ...typedSince]);
}
