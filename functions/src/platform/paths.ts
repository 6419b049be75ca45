type ParameterNames<Template extends string> = Template extends `${string}{${infer Name}}${infer Rest}`
  ? Name | ParameterNames<Rest>
  : never;

/** `{ regionId: string, sectorNumber: string | number }` for `regions/{regionId}/sectors/{sectorNumber}`. */
export type Parameters<Template extends string> = {
  readonly [Name in ParameterNames<Template>]: string | number;
};

export type CollectionParameters<Template extends string> = Omit<
  Parameters<Template>,
  LastParameter<Template>
>;
type LastParameter<Template extends string> = Template extends `${string}{${infer Name}}${infer Rest}`
  ? Rest extends ""
    ? Name
    : LastParameter<Rest>
  : never;

/** By template: what stands between its parameters, and their names, in turns. */
const partsOf = new Map<string, readonly string[]>();

/** The document path with its parameters filled in. @throws when a value could not be one document id. */
export function documentPath<Template extends string>(
  template: Template,
  parameters: Parameters<Template>,
): string {
  const parts = partsOf.get(template) ?? template.split(/\{(\w+)\}/);
  partsOf.set(template, parts);
  return parts
    .map((part, index) => {
      if (index % 2 === 0) return part;
      const value = String((parameters as Record<string, string | number>)[part]);
      if (!isId(value)) throw new Error(`"${value}" cannot stand for {${part}} in ${template}`);
      return value;
    })
    .join("");
}

const isId = (value: string) =>
  value !== "" && value !== "." && value !== ".." && !value.includes("/") && !/^__.*__$/.test(value);

/** The collection that a template's documents stand in. */
export function collectionPath<Template extends string>(
  template: Template,
  parameters: CollectionParameters<Template>,
): string {
  const parent = template.slice(0, template.lastIndexOf("/"));
  return documentPath(parent, parameters as never);
}

/** The parameters that make a document's path of its template. */
export function parametersIn(template: string, path: string): Record<string, string> {
  const values = path.split("/");
  const named = template.split("/").map((segment, index) => [segment.slice(1, -1), values[index]!] as const);
  return Object.fromEntries(named.filter((_, index) => index % 2 === 1));
}
