/** What one unit of a meter costs by Google's price list. */
export interface Price {
  readonly dollars: number;
  /** How many units that buys. */
  readonly units: number;
  readonly unit: string;
  readonly source: string;
}

/** When the list was read; prices move, and `npm run generate` writes this date beside every figure that follows from it. */
export const PRICES_AS_OF = "2026-11";
/** Where everything runs; a multi-region database (nam5) costs twice as much for each document. */
export const PRICES_FOR = "us-central1, in US dollars";

const FIRESTORE = "https://cloud.google.com/firestore/pricing";
const RUN = "https://cloud.google.com/run/pricing";

/** List prices beyond the free quotas, which a project has once and which the model leaves out. */
export const PRICES = {
  reads: { dollars: 0.03, units: 100_000, unit: "document reads", source: FIRESTORE },
  writes: { dollars: 0.09, units: 100_000, unit: "document writes", source: FIRESTORE },
  deletes: {
    dollars: 0.01,
    units: 100_000,
    unit: "document deletes, those by TTL included",
    source: FIRESTORE,
  },
  storedGiB: { dollars: 0.15, units: 1, unit: "GiB stored for a month, indexes included", source: FIRESTORE },
  sentGiB: {
    dollars: 0.12,
    units: 1,
    unit: "GiB sent to players by Firestore and the functions",
    source: FIRESTORE,
  },
  requests: { dollars: 0.4, units: 1_000_000, unit: "requests of functions", source: RUN },
  vcpuSeconds: { dollars: 0.000024, units: 1, unit: "vCPU-seconds while requests are served", source: RUN },
  gibSeconds: { dollars: 0.0000025, units: 1, unit: "GiB-seconds of memory meanwhile", source: RUN },
  taskOperations: {
    dollars: 0.4,
    units: 1_000_000,
    unit: "operations of Cloud Tasks: each task is enqueued and delivered",
    source: "https://cloud.google.com/tasks/pricing",
  },
  schedulerJobs: {
    dollars: 0.1,
    units: 1,
    unit: "schedules for a month, however often they run",
    source: "https://cloud.google.com/scheduler/pricing",
  },
} as const satisfies Record<string, Price>;

export type Meter = keyof typeof PRICES;
export const METERS = Object.keys(PRICES) as Meter[];

/** Units of each meter; what is left out is none. */
export type Usage = Readonly<Partial<Record<Meter, number>>>;

export function dollarsOf(usage: Usage): number {
  const priced = METERS.map((meter) => ((usage[meter] ?? 0) * PRICES[meter].dollars) / PRICES[meter].units);
  return priced.reduce((sum, dollars) => sum + dollars, 0);
}
