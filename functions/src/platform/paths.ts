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

/** The document path with its parameters filled in. @throws when a value could not be one document id. */
export function documentPath<Template extends string>(
  template: Template,
  parameters: Parameters<Template>,
): string {
  return template.replace(/\{(\w+)\}/g, (_match, name: string) => {
    const value = String((parameters as Record<string, string | number>)[name]);
    if (!/^[^/]+$/.test(value) || value === "." || value === ".." || /^__.*__$/.test(value)) {
      throw new Error(`"${value}" cannot stand for {${name}} in ${template}`);
    }
    return value;
  });
}

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
