import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { applyObservability } from "../../../scripts/deploy/applyObservability.ts";
import {
  alertsIn,
  checkObservability,
  type Files,
  type Metric,
  metricsIn,
  opsFiles,
} from "../../../scripts/deploy/observability.ts";
import { type LogEntry, matches } from "../../support/logFilter.ts";

const metrics = metricsIn(opsFiles("metrics"));
const alerts = alertsIn(opsFiles("alerts"));
const root = join(import.meta.dirname, "../../..");
const manual = readFileSync(join(root, "docs/operate.md"), "utf8");

/** Each line that the functions log, as it stands in their sources: its level, its message and the fields it names. */
const logged = readdirSync(join(root, "functions/src"), { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts"))
  .flatMap((file) => [
    ...readFileSync(join(root, "functions/src", file), "utf8").matchAll(
      /\blog\.(info|warn|error)\(\s*"([^"]+)"(?:,\s*\{([^}]*))?/g,
    ),
  ])
  .map(([, level, message, fields = ""]) => ({
    level: level as "info" | "warn" | "error",
    message: message!,
    fields: [...fields.matchAll(/(?:^|,|\{)\s*(\w+)/g)].map(([, name]) => name!),
  }));

/** Writes each of the lines by `log.ts` in a process of its own, whose output is what Cloud Logging gets. */
function entriesOf(lines: typeof logged): LogEntry[] {
  const script = `
    import { inLogContext, log } from ${JSON.stringify(join(root, "functions/src/platform/log.ts"))};
    const context = { correlationId: "correlation-1", operation: "room/verb" };
    await inLogContext(context, async () => {
      for (const { level, message, fields } of ${JSON.stringify(lines)})
        log[level](message, Object.fromEntries(fields.map((name) => [name, 12])));
    });`;
  const { stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", script], {
    encoding: "utf8",
  });
  return `${stdout}${stderr}`.split("\n").flatMap((line) => {
    if (!line.startsWith("{")) return [];
    const { severity, ...jsonPayload } = JSON.parse(line) as Record<string, unknown>;
    return [{ severity, resource: { type: "cloud_run_revision" }, jsonPayload }];
  });
}

const entries = entriesOf(logged);

test("every line that the functions log has come out of the logger", () => {
  const messages = (list: readonly unknown[]) => list.map(String).toSorted();
  expect(messages(entries.map(({ jsonPayload }) => jsonPayload.message))).toEqual(
    messages(logged.map(({ message }) => message)),
  );
  expect(logged.length).toBeGreaterThan(10);
});

describe.each(metrics)("the metric $name", (metric: Metric) => {
  const named = [...metric.filter.matchAll(/"([^"]+)"/g)].map(([, text]) => text!).slice(1);

  test("counts lines that the functions write, with every field that it takes from them", () => {
    const extracted = [...Object.values(metric.labelExtractors), metric.valueExtractor ?? []].flat();
    expect(named.length).toBeGreaterThan(0);
    for (const message of named) {
      const entry = entries.find(({ jsonPayload }) => jsonPayload.message === message);
      expect(entry, `no log line says "${message}"`).toBeDefined();
      expect(matches(metric.filter, entry!), message).toBe(true);
      for (const extractor of extracted)
        expect(entry!.jsonPayload, message).toHaveProperty(/jsonPayload\.(\w+)/.exec(extractor)![1]!);
    }
  });

  test("counts no other line", () => {
    const counted = entries.filter((entry) => matches(metric.filter, entry));
    expect(new Set(counted.map(({ jsonPayload }) => jsonPayload.message))).toEqual(new Set(named));
  });
});

describe("the files of ops/", () => {
  test("are what Google's services take, fit together and are explained to the operator", () => {
    expect(checkObservability(opsFiles("metrics"), opsFiles("alerts"), manual).wrong).toEqual([]);
  });

  const changed = (files: Files, name: string, change: object): Files =>
    new Map([...files].map(([key, file]) => [key, key === name ? { ...(file as object), ...change } : file]));

  test.each<[string, Files, Files, string]>([
    [
      "a field that the service does not know",
      changed(opsFiles("metrics"), "calls", { colour: "red" }),
      opsFiles("alerts"),
      "colour",
    ],
    [
      "a label without its extractor",
      changed(opsFiles("metrics"), "calls", { labelExtractors: {} }),
      opsFiles("alerts"),
      "extractor",
    ],
    [
      "an alert on a metric that is not",
      changed(opsFiles("metrics"), "calls", { name: "sectorwars_other" }),
      opsFiles("alerts"),
      "watches sectorwars_calls",
    ],
    [
      "a metric that no alert watches",
      new Map([...opsFiles("metrics"), ["idle", { ...metrics[0], name: "sectorwars_idle" }]]),
      opsFiles("alerts"),
      "no alert watches sectorwars_idle",
    ],
    [
      "an alert that the manual does not explain",
      opsFiles("metrics"),
      changed(opsFiles("alerts"), "ledger", { documentation: { content: 'docs/operate.md, "Nothing"' } }),
      'no heading "### Nothing"',
    ],
  ])("are refused with %s", (_what, metricFiles, alertFiles, sentence) => {
    expect(checkObservability(metricFiles, alertFiles, manual).wrong.join()).toContain(sentence);
  });
});

describe("applying them", () => {
  const asked: { method: string; path: string; body: Record<string, unknown> | undefined }[] = [];
  let existing: { name: string; displayName: string }[];
  let server: Server;
  const answerTo = ({ method, url = "" }: IncomingMessage) => {
    if (method !== "GET") return {};
    if (url.includes("notificationChannels"))
      return { notificationChannels: [{ name: "projects/p/notificationChannels/1" }] };
    const second = url.includes("pageToken=next");
    return second
      ? { alertPolicies: existing.slice(1) }
      : { alertPolicies: existing.slice(0, 1), nextPageToken: "next" };
  };

  beforeEach(async () => {
    asked.length = 0;
    existing = [];
    server = createServer(async (request, response) => {
      const text = (await request.toArray()).join("");
      asked.push({ method: request.method!, path: request.url!, body: text ? JSON.parse(text) : undefined });
      const allowed = request.headers.authorization === "Bearer token-1";
      response.statusCode = allowed ? 200 : 403;
      response.end(JSON.stringify(allowed ? answerTo(request) : { error: { message: "no access" } }));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  });
  afterEach(() => new Promise((resolve) => server.close(resolve)));

  const apply = (token = "token-1") => {
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const cloud = { logging: `${origin}/v2`, monitoring: `${origin}/v3`, accessToken: async () => token };
    return applyObservability("p", metrics, alerts, cloud);
  };
  const written = () =>
    asked.filter(({ method }) => method !== "GET").map(({ method, path }) => `${method} ${path}`);

  test("creates what is missing and tells whom it notifies", async () => {
    const said = await apply();
    expect(written()).toEqual([
      ...metrics.map(({ name }) => `PUT /v2/projects/p/metrics/${name}`),
      ...alerts.map(() => "POST /v3/projects/p/alertPolicies"),
    ]);
    expect(asked.at(-1)!.body).toMatchObject({ notificationChannels: ["projects/p/notificationChannels/1"] });
    expect(said.join(" ")).toContain("They notify 1 channel.");
  });

  test("updates what has the same name, on whichever page it is listed, and creates no second one", async () => {
    existing = alerts.map(({ displayName }, index) => ({
      name: `projects/p/alertPolicies/${index}`,
      displayName,
    }));
    await apply();
    expect(written().slice(metrics.length)).toEqual(
      alerts.map((_, index) => `PATCH /v3/projects/p/alertPolicies/${index}`),
    );
  });

  test("says what the service refused", async () => {
    await expect(apply("another")).rejects.toThrow("was answered 403: no access");
  });
});
