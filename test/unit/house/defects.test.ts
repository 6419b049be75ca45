import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../../../scripts/command.ts";
import { DEFECTS } from "../../../scripts/defects/list.ts";

test.each(DEFECTS)("the code has the line once in which this is planted: $name", ({ file, from }) => {
  expect(readFileSync(join(root, file), "utf8").split(from)).toHaveLength(2);
});
