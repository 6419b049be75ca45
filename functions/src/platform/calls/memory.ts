/** Keeps an entry in an instance's memory under its key; where there are more than `most`, the one kept longest goes. */
export function remember<Entry>(memory: Map<string, Entry>, key: string, entry: Entry, most: number): void {
  memory.delete(key);
  memory.set(key, entry);
  if (memory.size > most) memory.delete(memory.keys().next().value!);
}
