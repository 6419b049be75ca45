import type { ConfigurationWrite } from "../journal.ts";

/** One field of a region's configuration as it is stored after the run. */
export interface StoredField {
  readonly regionId: string;
  readonly field: string;
  /** Before the run. */
  readonly initial: number;
  readonly present: number;
  /** The region's log: from what to what each change went, in no order. */
  readonly changes: readonly { readonly before: number; readonly after: number }[];
}

/**
 * What is wrong with a field, `[]` where nothing is. All writes must have happened one after the other, in an order that
 * the log tells because no two wrote the same value: each acknowledged write once, nothing that nobody sent, each change
 * beginning where the one before it ended, the last one's value stored now, and none before a write that was
 * acknowledged before it was sent. A lost update shows as two changes that begin at one value.
 */
export function configurationFaults(stored: StoredField, writes: readonly ConfigurationWrite[]): string[] {
  const order = serialOrder(stored);
  return [
    ...unexplained(stored, writes),
    ...order.faults,
    ...outOfTime(order.values.flatMap((value) => writes.find((write) => write.value === value) ?? [])),
  ].map((fault) => `${stored.regionId} ${stored.field}: ${fault}`);
}

function unexplained({ changes }: StoredField, writes: readonly ConfigurationWrite[]): string[] {
  const faults: string[] = [];
  for (const { value, answeredMs } of writes) {
    const count = changes.filter(({ after }) => after === value).length;
    if (count > 1) faults.push(`the write of ${value} was applied ${count} times`);
    if (count === 0 && answeredMs !== null)
      faults.push(`the acknowledged write of ${value} is not in the log`);
  }
  const sent = new Set(writes.map(({ value }) => value));
  const strange = changes.filter(({ after }) => !sent.has(after));
  return [...faults, ...strange.map(({ after }) => `nobody wrote ${after}`)];
}

/** The values in the order in which the log's changes follow from one another. */
function serialOrder({ initial, present, changes }: StoredField): { values: number[]; faults: string[] } {
  const faults: string[] = [];
  const next = new Map<number, number>();
  for (const { before, after } of changes) {
    const other = next.get(before);
    if (other !== undefined) faults.push(`lost update: ${other} and ${after} both replaced ${before}`);
    next.set(before, after);
  }
  const values: number[] = [];
  let value = initial;
  while (next.has(value) && values.length < changes.length) {
    value = next.get(value)!;
    values.push(value);
  }
  if (values.length < changes.length) {
    faults.push(
      `${changes.length - values.length} changes do not follow from ${initial} by way of the others`,
    );
  }
  if (value !== present) faults.push(`lost update: ${present} is stored, the last change was to ${value}`);
  return { values, faults };
}

/** Writes that took effect before one that was acknowledged before they were sent. */
function outOfTime(inOrder: readonly ConfigurationWrite[]): string[] {
  const faults: string[] = [];
  let earliest: ConfigurationWrite | undefined;
  for (const write of inOrder.toReversed()) {
    if (earliest !== undefined && earliest.answeredMs! < write.sentMs) {
      faults.push(
        `${earliest.value} was acknowledged before ${write.value} was sent, and took effect after it`,
      );
    }
    const { answeredMs } = write;
    if (answeredMs !== null && answeredMs < (earliest?.answeredMs ?? Number.POSITIVE_INFINITY))
      earliest = write;
  }
  return faults;
}
