import { expect, it } from "vitest";
import { npmEnvironment } from "./npm.mjs";

it("keeps the user's settings from an inner npm, and drops the outer project's", () => {
  const outer = {
    PATH: "/bin",
    npm_config_registry: "https://registry.example",
    npm_config_local_prefix: "/project",
    npm_lifecycle_event: "test",
    npm_package_name: "strata",
    INIT_CWD: "/project",
  };
  expect(npmEnvironment(outer)).toEqual({
    PATH: "/bin",
    npm_config_registry: "https://registry.example",
  });
});
