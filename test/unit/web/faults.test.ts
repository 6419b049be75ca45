import { describe, expect, test } from "vitest";
import { reportFault } from "../../../functions/src/platform/calls/reportFault.ts";
import { faultOf } from "../../../web/src/shell/fault.ts";

const PAGE = "/vote/:regionId/:pollId";

function thrown(stack: string, message = "for"): Error {
  return Object.assign(new TypeError(message), { stack: `TypeError: ${message}\n${stack}` });
}

describe("a fault that is reported", () => {
  test.each([
    [
      "    at BallotForm (https://play.example/assets/VotePage-a1.js:2:345)",
      "BallotForm VotePage-a1.js:2:345",
    ],
    ["    at async Object.act (http://127.0.0.1:5000/assets/x.js:1:2)", "Object.act x.js:1:2"],
    ["    at https://play.example/assets/index-b2.js:9:10", "anonymous index-b2.js:9:10"],
    ["render@https://play.example/assets/index-b2.js:9:10", "render index-b2.js:9:10"],
  ])("has of %s where it was thrown", (line, frame) => {
    const fault = faultOf(thrown(line), PAGE, "index-b2.js");
    expect(fault).toEqual({ page: PAGE, release: "index-b2.js", reason: "TypeError", stack: [frame] });
    expect(reportFault.input.safeParse(fault).success).toBe(true);
  });

  test("has no message, no query string and no token", () => {
    const lines = ["    at f (https://x.example/a.js?token=abc:1:2)", "what somebody typed"].join("\n");
    const fault = faultOf(thrown(lines, "zq-ann is my choice"), PAGE, "r");
    expect(JSON.stringify(fault)).not.toMatch(/zq-ann|token|typed/);
    expect(fault.stack).toEqual([]);
  });

  test("is taken by the server whatever was thrown, and however deep", () => {
    const deep = Array.from({ length: 100 }, () => "    at f (https://x.example/a.js:1:2)").join("\n");
    for (const what of [thrown(deep), "a text", undefined, { name: "x" }, new Error("ü")])
      expect(reportFault.input.safeParse(faultOf(what, PAGE, "r")).success, String(what)).toBe(true);
    const named = Object.assign(new Error("x"), { name: "<script>" });
    expect(faultOf(named, PAGE, "r").reason).toBe("script");
  });
});
