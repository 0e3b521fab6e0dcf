// The walls of the TypeScript side, and strict typed linting.
// Layers of the till, each seeing only what stands before it: rules < journal < catalogue < sync/devices < features < app.
// Packages never import an app; rules imports nothing at all but itself.
import js from "@eslint/js";
import { defineConfig } from "eslint/config";
import tseslint from "typescript-eslint";

/** A no-restricted-imports rule that refuses each pattern with its own sentence. */
function wall(...patterns) {
  return { "no-restricted-imports": ["error", { patterns }] };
}

/** Import paths that lead into the named places of an app, from any depth. */
function into(...places) {
  return places.flatMap((place) => [`**/${place}`, `**/${place}/**`]);
}

const NO_APPS = {
  message: "wall: packages never import an app",
  group: ["@tillbook/till", "@tillbook/till/**", "@tillbook/office", "@tillbook/office/**", "**/till/src/**", "**/office/src/**"],
};
const NO_PACKAGES = { message: "wall: rules imports nothing but its own files", regex: "^(?!\\.\\.?/)" };
const NO_SIBLINGS = { message: "wall: rules imports nothing but its own files", group: ["**/api/src/**", "**/ui/src/**"] };
const NO_OFFICE = {
  message: "wall: the till and the office do not know each other",
  group: ["@tillbook/office", "@tillbook/office/**", "**/office/src/**"],
};
const NO_TILL = {
  message: "wall: the till and the office do not know each other",
  group: ["@tillbook/till", "@tillbook/till/**", "**/till/src/**"],
};
const NO_LAZY_IMPORT = [
  "error",
  { selector: "ImportExpression", message: "wall: only features and app may import lazily, where the walls above still see it" },
];

/** What a place of the till may not see: everything above it. A lazy import would slip past the rule, so it is refused too. */
function below(place, ...hidden) {
  const lazy = place === "features" ? {} : { "no-restricted-syntax": NO_LAZY_IMPORT };
  return {
    files: [`till/src/${place}/**/*.{ts,tsx}`],
    rules: { ...wall(NO_OFFICE, { message: `wall: ${place} may not import ${hidden.join(", ")}`, group: into(...hidden) }), ...lazy },
  };
}

export default defineConfig(
  { ignores: ["**/node_modules/**", "**/dist/**", "**/dev-dist/**", "**/*.d.ts", "packages/api/src/generated.ts", "*/dev/**"] },
  js.configs.recommended,
  {
    files: ["**/*.{ts,tsx}"],
    extends: [...tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-confusing-void-expression": "off",
      "@typescript-eslint/no-invalid-void-type": "off",
      "@typescript-eslint/no-unnecessary-type-parameters": "off",
      "@typescript-eslint/no-misused-spread": ["error", { allow: [{ from: "lib", name: "string" }, "string"] }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: { attributes: false } }],
      "max-lines": ["error", { max: 400, skipBlankLines: true, skipComments: true }],
      "max-params": ["error", { max: 5 }],
      complexity: ["error", { max: 25 }],
      eqeqeq: ["error", "always", { null: "ignore" }],
      "no-console": ["error", { allow: ["warn", "error"] }],
    },
  },
  { files: ["**/*.tsx"], rules: { "max-lines": ["error", { max: 250, skipBlankLines: true, skipComments: true }] } },
  { files: ["packages/**/*.{ts,tsx}"], rules: wall(NO_APPS) },
  {
    files: ["packages/rules/src/**/*.ts"],
    ignores: ["**/*.test.ts"],
    rules: {
      ...wall(NO_APPS, NO_PACKAGES, NO_SIBLINGS),
      "no-restricted-syntax": NO_LAZY_IMPORT,
      "no-restricted-globals": ["error", "window", "document", "navigator", "fetch", "localStorage", "indexedDB", "performance", "process"],
      "no-restricted-properties": [
        "error",
        { object: "Math", property: "random", message: "wall: rules are pure; randomness enters as an argument" },
        { object: "Date", property: "now", message: "wall: rules are pure; the clock enters as an argument" },
      ],
    },
  },
  { files: ["till/src/**/*.{ts,tsx}"], rules: wall(NO_OFFICE) },
  { files: ["office/src/**/*.{ts,tsx}"], rules: wall(NO_TILL) },
  below("journal", "catalogue", "sync", "devices", "features", "sw", "app"),
  below("catalogue", "sync", "devices", "features", "sw", "app"),
  below("sync", "devices", "features", "sw", "app"),
  below("devices", "sync", "features", "sw", "app"),
  below("features", "sw", "app"),
  {
    files: ["**/*.test.{ts,tsx}", "**/test/**", "**/tests/**"],
    rules: {
      "@typescript-eslint/no-non-null-assertion": "off",
      "max-lines": "off",
    },
  },
);
