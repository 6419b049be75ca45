import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test, vi } from "vitest";
import { arriving } from "../../../web/src/shell/arriving.tsx";

const Page = ({ name }: { readonly name: string }) => createElement("h1", null, name);

test("what has been sent for is there at its first frame, and is sent for once", async () => {
  const load = vi.fn(async () => ({ default: Page }));
  const Part = arriving(load);
  const frame = () => renderToStaticMarkup(createElement(Part, { name: "Chart" }));
  expect(frame()).toBe("");
  Part.bring();
  Part.bring();
  await vi.waitFor(() => expect(frame()).toBe("<h1>Chart</h1>"));
  expect(load).toHaveBeenCalledTimes(1);
});

test("what did not come is sent for again", async () => {
  const load = vi.fn().mockRejectedValueOnce(new Error("offline")).mockResolvedValue({ default: Page });
  const Part = arriving<{ readonly name: string }>(load);
  Part.bring();
  await vi.waitFor(() => expect(load).toHaveBeenCalledTimes(1));
  await Promise.resolve();
  Part.bring();
  await vi.waitFor(() => {
    Part.bring();
    expect(renderToStaticMarkup(createElement(Part, { name: "Chart" }))).toBe("<h1>Chart</h1>");
  });
  expect(load).toHaveBeenCalledTimes(2);
});
