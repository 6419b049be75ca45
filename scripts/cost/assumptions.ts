/** An instance is billed while it serves, in steps of 100 ms. Calls that share one cost less; the model lets none share. */
export const INSTANCE = {
  vcpu: 1,
  memoryGiB: 0.25,
  callMs: 100,
  scheduleMs: 200,
  taskMs: 200,
  slicesMs: 1_000,
} as const;

/** What Firestore keeps, with the entries of the automatic indexes. */
export const STORED = {
  /** 500 sectors of 3 kB, the chart, the region's own documents and its log. */
  regionKB: 3_000,
  /** Player, memberships, balance, a month's notices. */
  residentKB: 30,
  /** A stored answer, kept for 45 days and deleted then by a TTL policy. */
  answerKB: 1.5,
  answerKeptDays: 45,
} as const;
