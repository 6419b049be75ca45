import { defineConfig } from "vite";

export default defineConfig({
  root: import.meta.dirname,
  publicDir: "static",
  logLevel: "warn",
  oxc: { jsx: { runtime: "automatic", development: false } },
  // A test that builds the console measures what is deployed.
  define: { "process.env.NODE_ENV": JSON.stringify("production") },
  worker: { format: "es" },
  build: {
    outDir: "dist",
    target: "es2022",
    // An inlined asset is a `data:` address, which the content security policy refuses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // A slow machine is no fault of the build.
    rolldownOptions: { checks: { bundlerTimings: false } },
  },
});
