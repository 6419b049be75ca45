import { expect, test } from "vitest";
import { staleFiles } from "../../../scripts/docs.ts";

test("the client, the reference, the wire schemas, the data model and the cost model are what `npm run docs` would write", async () => {
  expect(await staleFiles()).toEqual([]);
});
