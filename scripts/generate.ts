import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { house } from "../functions/src/house.ts";
import { costPage } from "./cost/page.ts";
import { apiReference } from "./docs/apiReference.ts";
import { clientFiles } from "./docs/client.ts";
import { dataModel } from "./docs/dataModel.ts";
import { indexesFor } from "./generate/indexes.ts";
import { openApi } from "./generate/openApi.ts";
import { recorded } from "./generate/recorded.ts";
import { registeredCallables } from "./generate/registry.ts";
import { withRewrites } from "./generate/rewrites.ts";
import { withRoomTable } from "./generate/roomTable.ts";
import { rulesWith } from "./generate/rules.ts";
import { SHAPES_FILE, shapesFile } from "./shapes/storedShapes.ts";

const root = join(import.meta.dirname, "..");

const found = (file: string) => readFile(join(root, file), "utf8").catch(() => "");

/** Every generated file, whole or in part, and what it must hold now; `npm run generate` writes them, a test compares. */
export async function generatedFiles(): Promise<Map<string, string>> {
  const callables = await registeredCallables();
  const indexes = await indexesFor(recorded().queries);
  return new Map([
    ...(await clientFiles(callables)),
    ["docs/api.md", apiReference(callables)],
    ["docs/openapi.json", openApi(callables)],
    ["docs/data-model.md", await dataModel(indexes)],
    [SHAPES_FILE, await shapesFile()],
    ["docs/cost.md", costPage()],
    ["firestore.indexes.json", `${JSON.stringify(indexes, null, 2)}\n`],
    ["README.md", withRoomTable(await found("README.md"))],
    ["firebase.json", withRewrites(await found("firebase.json"))],
    ["firestore.rules", rulesWith(await found("firestore.rules"), house)],
  ]);
}

/** The generated files whose content on disk is not what it should be. */
export async function staleFiles(): Promise<string[]> {
  const compared = [...(await generatedFiles())].map(async ([file, content]) =>
    (await found(file)) === content ? [] : [file],
  );
  return (await Promise.all(compared)).flat();
}

if (import.meta.main) {
  for (const [file, content] of await generatedFiles()) {
    await mkdir(dirname(join(root, file)), { recursive: true });
    await writeFile(join(root, file), content);
    console.log(`✓ ${file}`);
  }
}
