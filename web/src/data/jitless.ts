import { config } from "zod/v4/core";

// Before the first schema is made: zod would try `new Function`, which the content security policy reports.
config({ jitless: true });
