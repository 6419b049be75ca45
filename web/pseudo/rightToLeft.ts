import type { Say } from "../src/words/mapped.ts";

/** Written from right to left, as Arabic is; numbers stay as they are, as they do there. */
export const say: Say = (text) => text.replaceAll(/\p{L}[^\p{N}]*/gu, (written) => `\u202e${written}\u202c`);
