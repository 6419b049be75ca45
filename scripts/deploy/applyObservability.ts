import { type Ask, asking, type Cloud, googleCloud } from "./googleCloud.ts";
import type { Alert, Metric } from "./observability.ts";

/**
 * Creates the metrics and policies that are missing and updates the others, told by their names: applied twice, nothing
 * changes. A policy notifies every channel that the project has. Returns what was done, a line each.
 */
export async function applyObservability(
  project: string,
  metrics: readonly Metric[],
  alerts: readonly Alert[],
  cloud: Cloud = googleCloud,
): Promise<string[]> {
  const ask = asking(await cloud.accessToken());
  for (const metric of metrics) {
    // An update of this service creates what is not there.
    await ask("PUT", `${cloud.logging}/projects/${project}/metrics/${metric.name}`, metric);
  }
  const policies = `${cloud.monitoring}/projects/${project}/alertPolicies`;
  const existing = await all<{ name: string; displayName: string }>(ask, policies, "alertPolicies");
  const channels = await all<{ name: string }>(
    ask,
    `${cloud.monitoring}/projects/${project}/notificationChannels`,
    "notificationChannels",
  );
  const notificationChannels = channels.map(({ name }) => name);
  for (const alert of alerts) {
    const found = existing.find(({ displayName }) => displayName === alert.displayName);
    const policy = { ...alert, notificationChannels };
    if (found === undefined) await ask("POST", policies, policy);
    else await ask("PATCH", `${cloud.monitoring}/${found.name}`, { ...policy, name: found.name });
  }
  const told = notificationChannels.length;
  return [
    `${metrics.length} log-based metrics and ${alerts.length} alert policies are in force.`,
    told === 0
      ? "They notify nobody: the project has no notification channel (see docs/deploy.md)."
      : `They notify ${told} channel${told === 1 ? "" : "s"}.`,
  ];
}

async function all<Item>(ask: Ask, url: string, field: string): Promise<Item[]> {
  const items: Item[] = [];
  let pageToken = "";
  do {
    const query = new URLSearchParams({ pageSize: "100", ...(pageToken === "" ? {} : { pageToken }) });
    const page = await ask("GET", `${url}?${query}`);
    items.push(...((page[field] ?? []) as Item[]));
    pageToken = (page.nextPageToken ?? "") as string;
  } while (pageToken !== "");
  return items;
}
