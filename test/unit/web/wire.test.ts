import { expect, test } from "vitest";
import { documentsIn } from "../../support/proxies/recordingProxy.ts";

const change = (targetIds: number[], fields: object = {}) =>
  JSON.stringify({ documentChange: { document: { name: "documents/players/cyrus", fields }, targetIds } });

test("documents on the wire are counted for each listener, absent ones too, and half a one not yet", () => {
  const gone = JSON.stringify({ documentDelete: { document: "documents/a/b", removedTargetIds: [6] } });
  const removed = JSON.stringify({ documentRemove: { document: "documents/a/b", removedTargetIds: [6] } });
  const text = `51\n[[1,[${change([2])}]]]80\n[[2,[${change([2, 4])}]],[3,[${gone}]],[4,[${removed}]]]`;
  expect(documentsIn(text)).toBe(4);
  expect(documentsIn(text.slice(0, -200))).toBeLessThan(4);
  // What people write is no document.
  const quoted = { said: { stringValue: '"documentChange":{"targetIds":[1,2,3]} } {' } };
  expect(documentsIn(change([8], quoted))).toBe(1);
});
