import { canonicalJson } from "../../../functions/src/platform/random.ts";
import type {
  Configuration,
  ConfigurationChange,
} from "../../../functions/src/regions/configuration/configuration.ts";
import { configurationChangeSchema } from "../../../functions/src/regions/configuration/configuration.ts";
import type { FieldForm } from "./fields.ts";
import { NotTyped, storedOf, textOf } from "./typed.ts";

interface Edit {
  readonly text: string;
  /** What stood there when the edit began, as JSON: another value since is somebody else's change. */
  readonly base: string;
}

/** What of a form has been edited, by the paths of its fields. What is not in it is never sent. */
export type Draft = Readonly<Record<string, Edit>>;

/** The value at a path of a configuration. */
export const valueAt = (configuration: Configuration, path: string): unknown =>
  path.split(".").reduce<unknown>((outer, name) => (outer as Record<string, unknown>)[name], configuration);

/** The configuration with another value at a path. */
export function withValue(configuration: Configuration, path: string, value: unknown): Configuration {
  const changed = structuredClone(configuration);
  put(changed as unknown as Record<string, unknown>, path.split("."), value);
  return changed;
}

/** The draft with what was typed; what is there already is no edit. */
export function edited(draft: Draft, form: FieldForm, text: string, current: Configuration): Draft {
  const now = valueAt(current, form.path);
  const { [form.path]: earlier, ...others } = draft;
  if (text === textOf(form, now)) return others;
  return { ...others, [form.path]: { text, base: earlier?.base ?? canonicalJson(now) } };
}

/** What of an earlier draft still is an edit: what has been set meanwhile is none, nor what the form does not have. */
export function unset(draft: Draft, forms: readonly FieldForm[], current: Configuration): Draft {
  const open = forms.filter((form) => {
    const edit = draft[form.path];
    return edit !== undefined && edit.text !== textOf(form, valueAt(current, form.path));
  });
  return Object.fromEntries(open.map(({ path }) => [path, draft[path]!]));
}

export function without(draft: Draft, paths: readonly string[]): Draft {
  return Object.fromEntries(Object.entries(draft).filter(([path]) => !paths.includes(path)));
}

/** Whether somebody has set an edited field to something else since the edit began. */
export function isContested(draft: Draft, form: FieldForm, current: Configuration): boolean {
  const edit = draft[form.path];
  const now = valueAt(current, form.path);
  return edit !== undefined && edit.base !== canonicalJson(now) && edit.text !== textOf(form, now);
}

/** The edit stands over what somebody has set meanwhile. */
export function kept(draft: Draft, path: string, current: Configuration): Draft {
  return { ...draft, [path]: { text: draft[path]!.text, base: canonicalJson(valueAt(current, path)) } };
}

export interface Read {
  /** What the draft would change. */
  readonly change: ConfigurationChange;
  /** The paths whose text is not what their field asks for, each with the line. */
  readonly wrong: ReadonlyMap<string, number | null>;
}

/** What a draft says: values that are what they were already are in no change. */
export function readDraft(draft: Draft, forms: readonly FieldForm[], current: Configuration): Read {
  const change: Record<string, unknown> = {};
  const wrong = new Map<string, number | null>();
  for (const form of forms) {
    const edit = draft[form.path];
    if (edit === undefined) continue;
    try {
      const value = storedOf(form, edit.text);
      if (canonicalJson(value) !== canonicalJson(valueAt(current, form.path)))
        put(change, form.path.split("."), value);
    } catch (error) {
      if (!(error instanceof NotTyped)) throw error;
      wrong.set(form.path, error.line);
    }
  }
  return { change: change as ConfigurationChange, wrong };
}

function put(target: Record<string, unknown>, [name, ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) target[name!] = value;
  else {
    target[name!] ??= {};
    put(target[name!] as Record<string, unknown>, rest, value);
  }
}

/** The fields that a change names: `economy.tradeBonusThousandths`. */
export const fieldsIn = (change: ConfigurationChange): string[] =>
  Object.entries(change).flatMap(([section, own]) =>
    Object.keys(own ?? {}).map((name) => `${section}.${name}`),
  );

/** The part of a change that concerns these fields. */
export function only(change: ConfigurationChange, fields: readonly string[]): ConfigurationChange {
  const part: Record<string, unknown> = {};
  for (const field of fieldsIn(change).filter((name) => fields.includes(name))) {
    const [section, name] = field.split(".") as [keyof ConfigurationChange, string];
    put(part, [section, name], (change[section] as Record<string, unknown>)[name]);
  }
  return configurationChangeSchema.parse(part);
}
