import { z } from "zod";
import { access } from "../access.ts";
import { query } from "../callable.ts";
import { log } from "../log.ts";

const ABORT = { abort: true } as const;
const MAX_FRAMES = 20;

/** A function of the console's own files, with line and column: neither an address nor a message fits. */
const frame = z
  .string()
  .max(150, ABORT)
  .regex(/^[A-Za-z0-9_$.<>-]{1,60} [A-Za-z0-9_.-]{1,60}:\d{1,7}:\d{1,7}$/);

export const reportFault = query({
  summary:
    "Tells the operators of a fault in a page: which page, which release, what kind, and where in its files. Writes nothing.",
  access: access.public,
  rateLimit: { callsPerMinute: 5 },
  input: z.strictObject({
    /** The page as the console's table has it, `/vote/:regionId/:pollId`: never an address. */
    page: z
      .string()
      .max(100, ABORT)
      .regex(/^\/[A-Za-z0-9/:]*$/),
    release: z
      .string()
      .max(64, ABORT)
      .regex(/^[A-Za-z0-9][A-Za-z0-9_.-]*$/),
    /** The kind of the error, `TypeError`: never its message, which may repeat what somebody typed. */
    reason: z
      .string()
      .max(64, ABORT)
      .regex(/^[A-Za-z0-9_]+$/),
    stack: z.array(frame).max(MAX_FRAMES),
  }),
  output: z.strictObject({}),
  async handle(_, { page, release, reason, stack }) {
    // A metric counts this line. It is no error of ours: anybody can send it.
    log.warn("page failed", { page, release, reason, stack: stack.join("\n") });
    return {};
  },
});
