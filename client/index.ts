export { CallError } from "./call.ts";
export * from "./generated.ts";
