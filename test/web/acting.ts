import { expect } from "vitest";
import type { Visit } from "./visit.ts";

/** What one does by a form of a page, and what the page says of it then. */
export interface Acting {
  readonly confirm: string;
  readonly said: string | RegExp;
  /** By their labels. */
  readonly fields?: Readonly<Record<string, string>>;
}

/** By its form, from the button to the sentence: what is pressed is pressed by the keyboard. */
export async function actBy(
  { page }: Visit,
  label: string,
  { confirm, said, fields = {} }: Acting,
): Promise<void> {
  await page.getByRole("button", { name: label, exact: true }).press("Enter");
  const review = page.getByRole("region", { name: label, exact: true });
  for (const [field, value] of Object.entries(fields)) {
    const select = review.getByRole("combobox", { name: field, exact: true });
    if ((await select.count()) > 0) await select.selectOption(value);
    else await review.getByLabel(field, { exact: true }).fill(value);
  }
  const done = review.getByRole("button", { name: confirm, exact: true });
  await expect.poll(() => done.isEnabled(), { timeout: 10_000 }).toBe(true);
  await done.press("Enter");
  await page.getByRole("status").filter({ hasText: said }).first().waitFor();
}
