import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Product, products } from "../../lib/product";
import { projectRoot } from "../../lib/project";
import { lockFile } from "../../stacks/provider-locks";

const namesIn = (product: Product): string[] =>
  readdirSync(join(projectRoot, products[product].locks)).flatMap((file) => /^(.+)\.hcl$/.exec(file)?.[1] ?? []);

const versionsIn = (product: Product): string[] =>
  namesIn(product).map((name) => `${name} ${/version +=\s"(.+)"/.exec(lockFile([name], product, "test"))?.[1]}`);

describe("provider locks", () => {
  it("pin the same providers and versions for both registries", () => {
    expect(versionsIn("opentofu")).toEqual(versionsIn("terraform"));
  });

  it.each(["terraform", "opentofu"] as const)(
    "of %s name its registry, and hold sums of archives and of their content",
    (product) => {
      for (const name of namesIn(product)) {
        const text = readFileSync(join(projectRoot, products[product].locks, `${name}.hcl`), "utf8");
        expect(text).toMatch(new RegExp(`^provider "${products[product].registry}/hashicorp/${name}" \\{`));
        expect(text).toMatch(/"h1:[\w+/]{43}="/);
        expect(text.match(/"zh:[0-9a-f]{64}"/g)?.length).toBeGreaterThan(8);
      }
    },
  );

  it("differ, because each registry has builds of its own", () => {
    const sums = (product: Product): string[] => [...lockFile(namesIn(product), product, "test").matchAll(/zh:\w+/g)].map(String);
    expect(sums("opentofu").filter((sum) => sums("terraform").includes(sum))).toEqual([]);
  });

  it("are missing for no provider silently", () => {
    expect(() => lockFile(["azure"], "opentofu", "shop-platform")).toThrow("uses a provider without pinned checksums");
  });
});
