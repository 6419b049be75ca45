import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { costFiles } from "./cost/page.ts";
import { apiReference } from "./docs/apiReference.ts";
import { clientFiles } from "./docs/client.ts";
import { dataModel } from "./docs/dataModel.ts";
import { wireSchemas } from "./docs/wireSchemas.ts";
import { registeredCallables } from "./registry.ts";

const root = join(import.meta.dirname, "..");

/** Every generated file and what it must hold now; `npm run docs` writes them, a test compares. */
export async function generatedFiles(): Promise<Map<string, string>> {
  const callables = await registeredCallables();
  return new Map([
    ...(await clientFiles(callables)),
    ["docs/api.md", apiReference(callables)],
    ["docs/callables.schema.json", wireSchemas(callables)],
    ["docs/data-model.md", await dataModel()],
    ...costFiles(),
  ]);
}

/** The generated files whose content on disk is not what it should be. */
export async function staleFiles(): Promise<string[]> {
  const stale: string[] = [];
  for (const [file, content] of await generatedFiles()) {
    const found = await readFile(join(root, file), "utf8").catch(() => undefined);
    if (found !== content) stale.push(file);
  }
  return stale;
}

if (import.meta.main) {
  for (const [file, content] of await generatedFiles()) {
    await mkdir(dirname(join(root, file)), { recursive: true });
    await writeFile(join(root, file), content);
    console.log(`✓ ${file}`);
  }
}
