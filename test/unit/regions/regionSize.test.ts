import { expect, test } from "vitest";
import { storedDocumentBytes } from "../../../functions/src/platform/documents/wireSize.ts";
import { regionSchema } from "../../../functions/src/regions/schema.ts";
import { schemaJson } from "../../../scripts/docs/schemaJson.ts";
import { maxStoredBytes } from "../../../scripts/docs/worstCase.ts";

const MOST_BYTES = 2_000;
/** Of every document; in both figures below. */
const OVERHEAD_BYTES = 32;

test("the biggest region that the schema admits takes 2 kB, with its name and version", () => {
  const name = `projects/p/databases/(default)/documents/regions/${"r".repeat(32)}`;
  const nameAndVersion = storedDocumentBytes(name, { schemaVersion: { integerValue: 3 } });
  const most = nameAndVersion + maxStoredBytes(schemaJson(regionSchema)) - OVERHEAD_BYTES;
  expect(most).toBeLessThanOrEqual(MOST_BYTES);
});
