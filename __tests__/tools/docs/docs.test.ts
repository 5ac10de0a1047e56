import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pageOf, unitOf } from "../../../tools/docs/page";
import { readModules } from "../../../tools/docs/read";
import { replacementIn } from "../../../tools/docs/replacement";

const sources = {
  "queue/index.ts": `
    export { limits } from "./limits";
    export { Dead, type DeadProps } from "./dead";
    export { Queue, type QueueProps, type Order, type Settings } from "./queue";`,
  "queue/limits.ts": `
    /** Most that a queue holds. */
    export const limits = { messages: 10 } as const;`,
  "queue/dead.ts": `
    import { Construct } from "constructs";
    import { Queue, type Settings } from "./queue";
    export interface DeadProps extends Settings {
      readonly from: Queue;
    }
    /** Where messages end. */
    export class Dead extends Queue {
      constructor(scope: Construct, id: string, props: DeadProps) {
        super(scope, id, props);
      }
    }`,
  "queue/queue.ts": `
    import type { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
    import { Construct } from "constructs";
    const orders = ["first", "any"] as const;
    /** Which message comes next. */
    export type Order = (typeof orders)[number];
    /** What queues share. */
    export interface Settings {
      /** Such as \`shop\`. Changing it replaces the queue and its messages. */
      readonly name: string;
    }
    export interface QueueProps extends Settings {
      /** Days that a message stays:
       * 1 to 14. @default 4 */
      readonly retentionDays?: number;
      /** Customer managed key. @default - the queue's own */
      readonly key?: KmsKey;
      readonly order?: Order | undefined;
      readonly labels: Readonly<Record<string, readonly string[]>>;
    }
    /**
     * A queue,
     * encrypted.
     *
     * It never forgets.
     *
     * @throws ConfigurationError on a name that is none
     */
    export class Queue extends Construct {
      static readonly port = 443;
      /** Where to send: see {@link Order}. */
      readonly url: string;
      readonly key: KmsKey | undefined;
      private readonly inside = 1;
      constructor(scope: Construct, id: string, props: QueueProps) {
        super(scope, id);
      }
      /** All there is. */
      get size(): number {
        return this.inside;
      }
      /** Lets someone send. */
      grant(who: string): void {}
      protected forget(): void {}
    }`,
};

describe("the page of a module", () => {
  const folder = mkdtempSync(join(tmpdir(), "docs-"));
  for (const [file, text] of Object.entries(sources)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  const [module] = readModules([join(folder, "queue/index.ts")]);
  const page = module === undefined ? "" : pageOf(module);
  rmSync(folder, { recursive: true });

  const section = (title: string) =>
    page
      .split(/\n(?=##+ )/)
      .find((part) => part.startsWith(title))
      ?.trim()
      .split("\n");

  it("begins with the class of the module's name", () => {
    expect(page.match(/^## \w+/gm)).toEqual(["## Queue", "## Dead", "## Settings", "## Types", "## Functions"]);
  });

  it("tells the purpose of a class, and what it refuses", () => {
    expect(section("## Queue")).toEqual([
      "## Queue",
      "",
      "A queue, encrypted.",
      "",
      "It never forgets.",
      "",
      "Throws `ConfigurationError` on a name that is none.",
    ]);
  });

  it("has a row for each property, inherited ones too: unit, default and what a change replaces", () => {
    expect(section("### QueueProps")?.slice(2)).toEqual([
      "| property | type | unit | default | a change replaces | meaning |",
      "|---|---|---|---|---|---|",
      "| `retentionDays` | `number` | days | `4` | | Days that a message stays: 1 to 14. |",
      "| `key` | `KmsKey` | | the queue's own | | Customer managed key. |",
      "| `order` | `Order` | | none | | |",
      "| `labels` | `Record<string, string[]>` | | required | | |",
      "| `name` | `string` | | required | the queue and its messages | Such as `shop`. |",
    ]);
  });

  it("has the public fields as outputs, and nothing private or protected", () => {
    expect(section("### Outputs of Queue")?.slice(4)).toEqual([
      "| `Queue.port` | `443` | |",
      "| `url` | `string` | Where to send: see `Order`. |",
      "| `key` | `KmsKey \\| undefined` | |",
      "| `size` | `number` | All there is. |",
    ]);
    expect(section("### Methods of Queue")?.slice(4)).toEqual(["| `grant` | `(who: string) => void` | Lets someone send. |"]);
  });

  it("spells out a type that is computed from something else", () => {
    expect(section("## Types")?.slice(4)).toEqual(['| `Order` | `"first" \\| "any"` | Which message comes next. |']);
  });

  it("has other exports, too", () => {
    expect(section("## Functions and constants")?.slice(4)).toEqual([
      "| `limits` | `{ messages: 10; }` | Most that a queue holds. |",
    ]);
  });
});

describe("unitOf", () => {
  it.each([
    ["storageGib", "GiB"],
    ["days", "days"],
    ["monitoringSeconds", "seconds"],
    ["cpuPercent", "%"],
    ["publicCidrs", "CIDR"],
    ["name", ""],
    ["holidays", ""],
  ])("of %s is %j", (name, unit) => {
    expect(unitOf(name)).toBe(unit);
  });
});

describe("replacementIn", () => {
  it.each([
    ["Such as `a`. Changing it replaces the group.", "the group", "Such as `a`."],
    ["Switching it off later replaces the cluster.", "Switching it off later replaces the cluster", ""],
    [
      "Master user. Changing it replaces the data; so plan it.",
      "the data",
      "Master user. Changing it replaces the data; so plan it.",
    ],
    ["EKS replaces nodes that it finds unhealthy.", "", "EKS replaces nodes that it finds unhealthy."],
  ])("of %j", (text, replaces, rest) => {
    expect(replacementIn(text)).toEqual({ replaces, rest });
  });

  it("refuses words that it does not know, rather than leave the column empty", () => {
    expect(() => replacementIn("A new one replaces the group.")).toThrow(
      "a comment speaks of replacing in words that no table can be made from: A new one replaces the group.",
    );
  });
});
