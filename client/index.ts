export type { CallOptions } from "./call.ts";
export { CallError } from "./error.ts";
export { newRequestId } from "./input.ts";
export * from "./rooms/index.ts";
