import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { root } from "../../scripts/command.ts";
import { pages } from "../../web/src/pages.ts";

/** Where pictures of pages are kept, where somebody asks for them: `npm run pictures`. */
const asked = process.env.PICTURES;

/** A picture of each page stays in the repository for ever. */
const MOST_BYTES = 30_000;
const SIZE = { width: 1_280, height: 860 } as const;
/** Smaller where a page is full to its edges, such as the chart. */
const SCALES = [0.75, 0.5, 0.4] as const;
const QUALITIES = [70, 55, 40, 25] as const;

/** `/members/:regionId` is `members`, `/administration/region/:regionId` is `administration-region`. */
const nameOf = (path: string) =>
  path
    .split("/")
    .filter((part) => part !== "" && !part.startsWith(":"))
    .join("-") || "home";
const isAlone = (path: string) =>
  !pages.some((other) => other.path !== path && nameOf(other.path) === nameOf(path));
/** Of two that differ by their parameters alone, one is of one thing. */
const fileOf = (path: string) => `${nameOf(path)}${path.includes(":") && !isAlone(path) ? "-one" : ""}.webp`;

/** Keeps a picture of a page of the table, as good as its bytes allow. */
export async function keepPicture(page: Page, path: string): Promise<void> {
  if (asked === undefined) return;
  await page.setViewportSize(SIZE);
  await page.evaluate(() => scrollTo(0, 0));
  // What is still on its way shows nothing of the page.
  await page.locator("main .loading").first().waitFor({ state: "detached" });
  const session = await page.context().newCDPSession(page);
  const bytes = await smallEnough(async (scale, quality) => {
    const clip = { x: 0, y: 0, ...SIZE, scale };
    const { data } = await session.send("Page.captureScreenshot", { format: "webp", quality, clip });
    return Buffer.from(data, "base64");
  });
  await session.detach();
  mkdirSync(join(root, asked), { recursive: true });
  writeFileSync(join(root, asked, fileOf(path)), bytes);
}

async function smallEnough(take: (scale: number, quality: number) => Promise<Buffer>): Promise<Buffer> {
  for (const scale of SCALES)
    for (const quality of QUALITIES) {
      const bytes = await take(scale, quality);
      if (bytes.byteLength <= MOST_BYTES) return bytes;
    }
  throw new Error(`No picture of it has ${MOST_BYTES} bytes at most`);
}

/** A page of the docs with all of them, in the order of the table. */
export function writeContents(): void {
  if (asked === undefined) return;
  const text = [
    "# The console's pages",
    "",
    "Made by `npm run pictures`: what the walk sees of each page in a world where every collection has one document, an example of its room.",
    ...pages.flatMap(({ path, title }) => [
      "",
      `## ${title}: \`${path}\``,
      "",
      `![${title}](${fileOf(path)})`,
    ]),
    "",
  ];
  writeFileSync(join(root, asked, "README.md"), text.join("\n"));
}
