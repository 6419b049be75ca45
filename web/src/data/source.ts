/** Where pages read: a template of the data model and what stands in its braces. An even number of parts is a document. */
export interface Source {
  readonly template: string;
  readonly parameters: Readonly<Record<string, string>>;
  /** The collections of this name wherever they are: what stands in the braces is then left open. */
  readonly acrossAll?: boolean;
  readonly where?: readonly [field: string, operator: "==" | "array-contains", value: string | number];
  readonly orderBy?: readonly [field: string, direction: "asc" | "desc"];
  /** In that order, the field's value and the id of the document after which the rows begin. */
  readonly after?: readonly [value: Date | string, id: string];
  /** The rules ask each query for one. */
  readonly limit?: number;
}

export function pathOf({ template, parameters, acrossAll }: Source): string {
  if (acrossAll) return template.slice(template.lastIndexOf("/") + 1);
  return template.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = parameters[name];
    if (value === undefined || !/^[^/]+$/.test(value)) throw new Error(`{${name}} of ${template} is missing`);
    return value;
  });
}

export const isDocument = ({ template }: Source): boolean => template.split("/").length % 2 === 0;

/** Equal sources have equal keys: they share a listener. */
export const keyOf = (source: Source): string =>
  JSON.stringify([
    pathOf(source),
    source.acrossAll,
    source.where,
    source.orderBy,
    source.after,
    source.limit,
  ]);
