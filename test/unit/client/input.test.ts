import { afterEach, expect, test, vi } from "vitest";
import { newRequestId } from "../../../client/index.ts";
import { withoutUndefined } from "../../../client/input.ts";
import { requestId } from "../../../functions/src/platform/fields.ts";

afterEach(() => {
  vi.unstubAllGlobals();
});

test("an id is drawn where there is no randomUUID, as over plain http", () => {
  const getRandomValues = crypto.getRandomValues.bind(crypto);
  vi.stubGlobal("crypto", { getRandomValues });
  const ids = Array.from({ length: 100 }, newRequestId);
  for (const id of ids) expect(requestId.safeParse(id).success).toBe(true);
  expect(new Set(ids).size).toBe(100);
});

test("what is undefined is absent at any depth, and all else stays as it is", () => {
  const date = new Date(0);
  const given = {
    a: undefined,
    b: null,
    c: 0,
    d: { e: undefined, f: "" },
    g: [{ h: undefined }, 1],
    date,
  };
  expect(JSON.stringify(withoutUndefined(given))).toBe(
    `{"b":null,"c":0,"d":{"f":""},"g":[{},1],"date":${JSON.stringify(date)}}`,
  );
  expect(withoutUndefined({ most: Number.POSITIVE_INFINITY })).toEqual({ most: Number.POSITIVE_INFINITY });
});
