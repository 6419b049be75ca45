/** @throws when the module does not export the name: `deployed` has asked for it at compile time. */
export function exported<Handler>(module: object, name: string): Handler {
  const handler = (module as Readonly<Record<string, unknown>>)[name];
  if (handler === undefined) throw new Error(`The module of ${name} exports no ${name}.`);
  return handler as Handler;
}
