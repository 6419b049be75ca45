/** A thousand ballots, accepted and refused, of all nine methods; a usual run casts 135. */
process.env.NO_TRACE_VOTERS ??= "23";
await import("../emulator/platform/noTrace.test.ts");
