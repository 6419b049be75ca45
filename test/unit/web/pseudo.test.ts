import { describe, expect, test } from "vitest";
import { say as longer } from "../../../web/pseudo/longer.ts";
import { say as rightToLeft } from "../../../web/pseudo/rightToLeft.ts";
import { words } from "../../../web/src/words/en.ts";
import { mapped } from "../../../web/src/words/mapped.ts";

describe("languages that nobody speaks", () => {
  test("are 40 % longer in every word", () => {
    expect(longer("Profile")).toBe("Próófííléé");
    mapped(words, (text) => {
      const letters = (of: string) => of.match(/\p{L}/gu)?.length ?? 0;
      expect(letters(longer(text)), text).toBeGreaterThanOrEqual(1.4 * letters(text));
      return text;
    });
  });

  test("are written from right to left, numbers as they are", () => {
    expect(rightToLeft("Sector 12 of 500")).toBe("\u202eSector \u202c12 \u202eof \u202c500");
    expect(rightToLeft("–")).toBe("–");
  });
});
