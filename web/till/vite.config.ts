// The till is one page under /till/; its hashed assets lie where the server serves them.
import preact from "@preact/preset-vite";
import { defineConfig } from "vite";

export default defineConfig({
  base: "/till/",
  plugins: [preact()],
  build: { outDir: "../../server/tillbook/app/assets/till", emptyOutDir: true, target: "es2022", assetsInlineLimit: 0 },
  server: { port: 8120, strictPort: true, host: "127.0.0.1", proxy: { "/api": "http://127.0.0.1:8121" } },
});
