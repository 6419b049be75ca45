import { expect, test } from "vitest";
import { staleFiles } from "../../../scripts/docs.ts";

test("the client, the reference, the wire schemas and the data model are what `npm run docs` would write", async () => {
  expect(await staleFiles()).toEqual([]);
});
