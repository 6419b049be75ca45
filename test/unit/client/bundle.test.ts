import { join } from "node:path";
import { build } from "esbuild";
import { expect, test } from "vitest";

const client = join(import.meta.dirname, "../../../client");

test("a page that imports a room from the client carries no other room's code", async () => {
  const { outputFiles } = await build({
    stdin: {
      contents: `import { galaxy } from "./index.ts"; export const route = (f) => galaxy(f).planRoute;`,
      resolveDir: client,
    },
    bundle: true,
    format: "esm",
    packages: "external",
    write: false,
  });
  const text = outputFiles[0]!.text;
  expect(text).toContain("galaxy/planRoute");
  expect(text).not.toMatch(/governance|membership\/|players\/|regions\//);
});
