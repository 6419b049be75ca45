import { fileURLToPath } from "node:url";
import { deleteApp, initializeApp } from "firebase-admin/app";
import { getFirestore } from "firebase-admin/firestore";
import { expect, onTestFinished, test } from "vitest";
import {
  collectionsOutsidePaths,
  pathsWrittenOut,
  pathsWrittenOutIn,
} from "../support/rulesMatrix/collections.ts";
import { emulator, matrixEnvironment } from "../support/rulesMatrix/emulator.ts";

const SOURCES = fileURLToPath(new URL("../../functions/src", import.meta.url));

test("no source writes a path out: what no room declares is not in the matrix", () => {
  expect(pathsWrittenOut(SOURCES)).toEqual([]);
});

test("a path written out is found", () => {
  const found = (source: string) => pathsWrittenOutIn(source).length;
  expect(found('db().collection("players")')).toBe(1);
  expect(found("db().doc(`regions/lyra`)")).toBe(1);
  expect(found('db().collectionGroup( "members" )')).toBe(1);
  expect(found('onDocumentWritten({ document: "players/{uid}" }, handler)')).toBe(1);
  expect(found("db().doc(documentPath(template, parameters))")).toBe(0);
  expect(found("members.collection({ regionId })")).toBe(0);
});

test("a database has no collection that no room declares", async () => {
  const project = "demo-collections";
  const on = await emulator();
  onTestFinished(on.stop);
  process.env.FIRESTORE_EMULATOR_HOST ??= `${on.host}:${on.port}`;
  const environment = await matrixEnvironment(on, project);
  onTestFinished(() => environment.cleanup());
  const app = initializeApp({ projectId: project }, project);
  onTestFinished(() => deleteApp(app));
  const firestore = getFirestore(app);

  expect(await collectionsOutsidePaths(firestore)).toEqual([]);
  await firestore.doc("regions/lyra/members/citizen/diaries/first").set({});
  await firestore.doc("strays/first").set({});
  expect(await collectionsOutsidePaths(firestore)).toEqual(["regions/{}/members/{}/diaries", "strays"]);
});
