import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { root } from "../command.ts";
import type { Result } from "./report.ts";

/** The parts of Google's resources `LogMetric` (Logging v2) and `AlertPolicy` (Monitoring v3) that `ops/` may hold. */
const metricSchema = z
  .strictObject({
    name: z.string().regex(/^sectorwars_[a-z_]+$/),
    description: z.string().min(10),
    filter: z.string().max(20_000),
    metricDescriptor: z.strictObject({
      metricKind: z.literal("DELTA"),
      valueType: z.enum(["INT64", "DISTRIBUTION"]),
      unit: z.enum(["1", "ms", "s"]),
      labels: z.array(z.strictObject({ key: z.string(), valueType: z.literal("STRING") })).max(10),
    }),
    labelExtractors: z.record(z.string(), z.string().regex(/^EXTRACT\(jsonPayload\.\w+\)$/)),
    valueExtractor: z
      .string()
      .regex(/^EXTRACT\(jsonPayload\.\w+\)$/)
      .optional(),
    bucketOptions: z.object({}).loose().optional(),
  })
  .refine(
    ({ metricDescriptor, valueExtractor }) =>
      (metricDescriptor.valueType === "DISTRIBUTION") === (valueExtractor !== undefined),
    "a distribution, and nothing else, needs a valueExtractor",
  )
  .refine(
    ({ metricDescriptor, labelExtractors }) =>
      metricDescriptor.labels.map(({ key }) => key).join() === Object.keys(labelExtractors).join(),
    "each label needs its extractor",
  );
export type Metric = z.infer<typeof metricSchema>;

const durationField = z.string().regex(/^\d+s$/);
const aggregations = z
  .array(
    z.strictObject({
      alignmentPeriod: durationField,
      perSeriesAligner: z.enum(["ALIGN_DELTA", "ALIGN_RATE"]),
      crossSeriesReducer: z.enum(["REDUCE_SUM", "REDUCE_PERCENTILE_95"]),
      groupByFields: z.array(z.string()).optional(),
    }),
  )
  .length(1);

const alertSchema = z.strictObject({
  displayName: z.string().regex(/^SectorWars: /),
  combiner: z.literal("OR"),
  enabled: z.boolean(),
  severity: z.enum(["WARNING", "ERROR", "CRITICAL"]),
  conditions: z
    .array(
      z.strictObject({
        displayName: z.string(),
        conditionThreshold: z.strictObject({
          filter: z.string(),
          aggregations,
          denominatorFilter: z.string().optional(),
          denominatorAggregations: aggregations.optional(),
          comparison: z.literal("COMPARISON_GT"),
          thresholdValue: z.number().min(0),
          duration: durationField,
          trigger: z.strictObject({ count: z.literal(1) }),
        }),
      }),
    )
    .min(1)
    .max(6),
  documentation: z.strictObject({
    mimeType: z.literal("text/markdown"),
    subject: z.string(),
    content: z.string(),
  }),
  alertStrategy: z.strictObject({ autoClose: durationField }),
  userLabels: z.record(z.string(), z.string()),
});
export type Alert = z.infer<typeof alertSchema>;

/** A file as it stands, by name without its ending. */
export type Files = ReadonlyMap<string, unknown>;

export function opsFiles(kind: "metrics" | "alerts"): Files {
  const directory = join(root, "ops", kind);
  return new Map(
    readdirSync(directory)
      .toSorted()
      .map((file) => [file.replace(/\.json$/, ""), JSON.parse(readFileSync(join(directory, file), "utf8"))]),
  );
}

export const metricsIn = (files: Files): Metric[] =>
  [...files.values()].map((file) => metricSchema.parse(file));
export const alertsIn = (files: Files): Alert[] => [...files.values()].map((file) => alertSchema.parse(file));

/** Whether the files are what Google's services take, fit together, and are explained in the operator's manual. */
export function checkObservability(metrics: Files, alerts: Files, manual: string): Result {
  return {
    note: `${metrics.size} log-based metrics, ${alerts.size} alert policies`,
    wrong: [
      ...shapeFindings(metrics, metricSchema, "ops/metrics"),
      ...shapeFindings(alerts, alertSchema, "ops/alerts"),
      ...referenceFindings(metrics, alerts),
      ...manualFindings(alerts, manual),
    ],
  };
}

function shapeFindings(files: Files, schema: z.ZodType, folder: string): string[] {
  return [...files].flatMap(([name, content]) => {
    const issues = schema.safeParse(content).error?.issues ?? [];
    return issues.map(({ path, message }) => `${folder}/${name}.json: ${path.join(".")}: ${message}`);
  });
}

function referenceFindings(metrics: Files, alerts: Files): string[] {
  const known = new Set([...metrics.values()].map((metric) => (metric as Partial<Metric>).name));
  const used = new Set<string>();
  const missing = [...alerts].flatMap(([name, alert]) => {
    const named = [...JSON.stringify(alert).matchAll(/logging\.googleapis\.com\/user\/(\w+)/g)].map(
      ([, metric]) => metric!,
    );
    for (const metric of named) used.add(metric);
    return named
      .filter((metric) => !known.has(metric))
      .map((metric) => `ops/alerts/${name}.json watches ${metric}, which ops/metrics does not define.`);
  });
  const idle = [...known].filter((metric) => metric !== undefined && !used.has(metric));
  return [...missing, ...idle.map((metric) => `no alert watches ${metric}: take it out of ops/metrics.`)];
}

function manualFindings(alerts: Files, manual: string): string[] {
  return [...alerts].flatMap(([name, alert]) => {
    const heading = /docs\/operate\.md, "([^"]+)"/.exec(
      (alert as Partial<Alert>).documentation?.content ?? "",
    )?.[1];
    if (heading === undefined) return [`ops/alerts/${name}.json names no heading of docs/operate.md.`];
    return manual.includes(`\n### ${heading}\n`)
      ? []
      : [`docs/operate.md has no heading "### ${heading}", which ops/alerts/${name}.json names.`];
  });
}
