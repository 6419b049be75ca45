import { readFileSync } from "node:fs";
import { join } from "node:path";
import { bundle } from "../build.ts";
import { checks as staticChecks } from "../checks.ts";
import { root } from "../command.ts";
import type { IndexSpec } from "../generate/queryIndexes.ts";
import { staleFiles } from "../generate.ts";
import type { HostingHeaders } from "../stack/localHeaders.ts";
import { checkBundle } from "./bundle.ts";
import { checkConfiguration, settingsFiles } from "./configuration.ts";
import { checkForeignSources } from "./foreignSources.ts";
import { checkIndexes } from "./indexes.ts";
import { checkManifest, type Manifest, readManifest } from "./manifest.ts";
import { checkObservability, opsFiles } from "./observability.ts";
import type { Check } from "./report.ts";
import { checkRules } from "./rules.ts";
import { checkSiteKeys, SITE_KEYS_FILE } from "./siteKeys.ts";

interface FirebaseFile {
  readonly functions: readonly { readonly runtime: string }[];
  readonly firestore: { readonly rules: string; readonly indexes: string };
  readonly hosting: {
    readonly public: string;
    readonly rewrites: readonly object[];
    readonly headers: HostingHeaders;
  };
}

/**
 * All that can be known of a deployment without an account: `projects` are the id and the alias that it is for; none
 * means every environment that has its settings.
 */
export function deploymentChecks(projects: readonly string[]): Check[] {
  const firebase = JSON.parse(read("firebase.json")) as FirebaseFile;
  let bundled: string[] = [];
  let manifest: Manifest | undefined;
  const loaded = () => {
    if (manifest === undefined) throw new Error("the functions did not load.");
    return manifest;
  };
  return [
    ...staticChecks,
    {
      name: "functions",
      run: async () => {
        bundled = await bundle();
        manifest = readManifest();
        return checkManifest(manifest);
      },
    },
    { name: "bundle and cold start", run: () => checkBundle(firebase.functions[0]!.runtime, bundled) },
    {
      name: "configuration",
      run: () => checkConfiguration(loaded().params, settingsFiles(projects), projects),
    },
    { name: "rules", run: () => checkRules(firebase.firestore.rules) },
    {
      name: "indexes",
      run: () => checkIndexes(JSON.parse(read(firebase.firestore.indexes)) as IndexSpec),
    },
    {
      name: "hosting, with the console",
      run: async () => {
        const { buildConsole } = await import("../stack/console.ts");
        await buildConsole(join(root, firebase.hosting.public));
        return { note: `${firebase.hosting.rewrites.length} rewrites`, wrong: [] };
      },
    },
    { name: "the page's policy", run: () => checkForeignSources(firebase.hosting.headers) },
    { name: "App Check's site keys", run: () => checkSiteKeys(JSON.parse(read(SITE_KEYS_FILE))) },
    {
      name: "metrics and alerts",
      run: () => checkObservability(opsFiles("metrics"), opsFiles("alerts"), read("docs/operate.md")),
    },
    {
      name: "generated files",
      run: async () => ({
        note: "rules, rewrites, client, references, data model",
        wrong: (await staleFiles()).map((file) => `${file} is stale: run \`npm run generate\`.`),
      }),
    },
  ];
}

const read = (file: string) => readFileSync(join(root, file), "utf8");
