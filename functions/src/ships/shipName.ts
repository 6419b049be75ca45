import { line, newName } from "../platform/fields.ts";

export const shipName = newName(line(32, 3));
