import { expect, test } from "vitest";
import { collections } from "../../../functions/src/house.ts";
import type { Reader } from "../../../functions/src/platform/declaration/readers.ts";
import { fieldRows } from "../../../scripts/docs/fieldRows.ts";
import { schemaJson } from "../../../scripts/docs/schemaJson.ts";
import { clientQueries, recordedForm } from "../../../scripts/generate/clientQueries.ts";
import { declaredSchemas } from "../../../scripts/generate/declared.ts";
import { CLIENT_QUERIES, type DeclaredQuery } from "../../../scripts/generate/registry.ts";

/** Whether the query fixes what this reader must fix. */
function mayAsk(reader: Reader, { where = [] }: DeclaredQuery): boolean {
  if (reader.kind === "fieldNames")
    return where.some(([field, operator]) => field === reader.field && operator === "==");
  if (reader.kind === "fieldLists")
    return where.some(([field, operator]) => field === reader.field && operator === "array-contains");
  if (reader.kind !== "belongs" || reader.where === undefined) return true;
  const { field: fixed, value: wanted } = reader.where;
  return where.some(([field, , value]) => field === fixed && value === JSON.stringify(wanted));
}

test("every declared query may be asked by somebody whom the table lets read", () => {
  const forbidden = CLIENT_QUERIES.filter(({ byOperator }) => !byOperator).filter((query) => {
    const { list, across } = collections[query.path].readers;
    return !(query.acrossAll ? across : list).some((reader) => mayAsk(reader, query));
  });
  expect(forbidden).toEqual([]);
});

test("no query is declared twice", () => {
  const forms = CLIENT_QUERIES.map((query) => JSON.stringify(recordedForm(query)));
  expect(new Set(forms).size).toBe(forms.length);
});

test("what a reader must fix is implied by the table", () => {
  const forms = clientQueries().map((query) => JSON.stringify(query));
  const implied = recordedForm({
    path: "members",
    purpose: "",
    acrossAll: true,
    where: [["uid", "==", "caller"]],
  });
  const inRegion = recordedForm({
    path: "audit",
    purpose: "",
    where: [["visibility", "==", '"public"']],
  });
  expect(forms).toContain(JSON.stringify(implied));
  expect(forms).toContain(JSON.stringify(inRegion));
});

test("what a query compares and sorts by is in the schema, a list where its items are asked for", async () => {
  const declared = await declaredSchemas();
  const wrong = CLIENT_QUERIES.flatMap(({ path, where = [], orderBy }) => {
    const rows = fieldRows(schemaJson(declared.get(collections[path].path)!));
    const typeOf = (field: string) => rows.find((row) => row.path === field)?.type;
    const isWrong = (field: string, asList: boolean) => typeOf(field)?.startsWith("list") !== asList;
    return [
      ...where.filter(([field, operator]) => isWrong(field, operator === "array-contains")),
      ...(orderBy && isWrong(orderBy[0], false) ? [orderBy] : []),
    ].map(([field]) => `${path}.${field}`);
  });
  expect(wrong).toEqual([]);
});
