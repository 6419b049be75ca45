/** The part of a log entry on which filters of ours depend. */
export interface LogEntry {
  readonly severity: unknown;
  readonly resource: { readonly type: string };
  readonly jsonPayload: Readonly<Record<string, unknown>>;
}

/**
 * Whether an entry passes a filter of Cloud Logging's query language, as far as `ops/metrics` uses it: comparisons by `=`
 * with one text or several of them, joined by AND. @throws for anything else, which must not pass for a match.
 */
export function matches(filter: string, entry: LogEntry): boolean {
  return filter.split(" AND ").every((comparison) => {
    const parts = /^([\w.]+)=(?:"([^"]*)"|\(("[^"]*"(?: OR "[^"]*")*)\))$/.exec(comparison.trim());
    if (parts === null) throw new Error(`The filter's part ${comparison} cannot be evaluated here.`);
    const [, path = "", one, several] = parts;
    const wanted =
      several === undefined ? [one] : several.split(" OR ").map((text) => JSON.parse(text) as string);
    return wanted.includes(String(valueAt(entry, path)));
  });
}

function valueAt(entry: LogEntry, path: string): unknown {
  return path
    .split(".")
    .reduce<unknown>((whole, key) => (whole as Record<string, unknown> | undefined)?.[key], entry);
}
