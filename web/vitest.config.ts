import { defineConfig } from "vitest/config";

// Each workspace is its own project, so that the till's tests are compiled for Preact and the office's for React
// by the vite configuration they are built with. A workspace without tests yet is no failure.
export default defineConfig({
  test: {
    projects: ["packages/*", "till", "office"],
    passWithNoTests: true,
  },
});
