/** Which files each file imports, types included; paths are relative to the source. */
export type Imports = ReadonlyMap<string, readonly string[]>;

/** Rooms within a room, in their order: each imports only earlier ones. */
const PARTS: Readonly<Record<string, readonly string[]>> = {
  governance: ["polls", "offices", "elections", "laws", "petitions", "treaties"],
};

/** Files of a room's own level that assemble its parts: they import all of them, and no part imports them. */
const ASSEMBLES = /^(index|room|contributions|belongings)\.ts$/;

const roomOf = (file: string) => (file.includes("/") ? file.split("/")[0]! : null);
const partOf = (file: string) => (file.split("/").length > 2 ? file.split("/")[1]! : null);

/** Arrows that lead from a room to a later one, or to the surface; of parts within a room likewise. */
export function wrongArrows(imports: Imports, order: readonly string[]): string[] {
  return [...imports].flatMap(([file, targets]) =>
    targets.filter((target) => isWrong(file, target, order)).map((target) => `${file} → ${target}`),
  );
}

function isWrong(file: string, target: string, order: readonly string[]): boolean {
  const [from, to] = [roomOf(file), roomOf(target)];
  if (from === null) return false;
  if (to === null) return true;
  if (from !== to) return order.indexOf(to) > order.indexOf(from) || !order.includes(to);
  const parts = PARTS[from];
  const [fromPart, toPart] = [partOf(file), partOf(target)];
  if (parts === undefined || fromPart === null || fromPart === toPart) return false;
  if (toPart === null) return ASSEMBLES.test(target.split("/").at(-1)!);
  return parts.indexOf(toPart) > parts.indexOf(fromPart) || !parts.includes(toPart);
}

/** Ways that lead from a file back to itself. */
export function cyclesIn(imports: Imports): string[] {
  const done = new Set<string>();
  const cycles: string[] = [];
  const visit = (file: string, way: readonly string[]) => {
    if (way.includes(file)) cycles.push([...way.slice(way.indexOf(file)), file].join(" → "));
    if (done.has(file) || way.includes(file)) return;
    for (const target of imports.get(file) ?? []) visit(target, [...way, file]);
    done.add(file);
  };
  for (const file of imports.keys()) visit(file, []);
  return cycles;
}

/** Imports with one more arrow. */
export function withArrow(imports: Imports, from: string, to: string): Imports {
  return new Map([...imports, [from, [...(imports.get(from) ?? []), to]]]);
}

/** Files that touch nothing outside by themselves, and reach by their imports a package that does: with the way there. */
export function impureWays(
  imports: Imports,
  packages: Imports,
  touches: (file: string) => boolean,
): string[] {
  const wayFrom = (file: string, way: readonly string[]): string | undefined => {
    if (way.includes(file)) return undefined;
    const [reached] = packages.get(file) ?? [];
    if (reached !== undefined) return [...way, file, reached].join(" → ");
    for (const target of imports.get(file) ?? []) {
      const found = wayFrom(target, [...way, file]);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return [...imports.keys()].filter((file) => !touches(file)).flatMap((file) => wayFrom(file, []) ?? []);
}
