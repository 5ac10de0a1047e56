import { readFileSync } from "node:fs";
import { join } from "node:path";
import { production } from "../../environments/debtflow/production";
import { projectRoot } from "../../lib/project";
import { type ChartRow, chartDisagreements, chartRowsOf } from "../reference/chart-differences";
import { environmentWith } from "../support/environments";
import { valuesOf } from "./facts";
import { render } from "./helm";
import { describeChart } from "./tools";

const rows = chartRowsOf(readFileSync(join(projectRoot, "docs/differences.md"), "utf8"));

describeChart("docs/differences.md", () => {
  const environment = environmentWith({}, production);
  const ours = new Map(
    (["foundation", "workloads"] as const).flatMap((part) =>
      render(valuesOf(environment, part)).map((object) => [`${object.kind}/${object.metadata.name}`, object] as const),
    ),
  );

  it("has a row for whatever in the rendered production releases is not document 004's chart, and for nothing else", () => {
    expect(chartDisagreements(rows, ours)).toEqual([]);
  });

  const without = (key: string) => rows.filter(({ keys }) => !keys.includes(key));
  const withRow = (row: Partial<ChartRow>) => [...rows, { keys: [], document: "", slipway: "", reason: "because", ...row }];

  it("is found to lack a row", () => {
    expect(chartDisagreements(without("Secret/debtflow-secret"), ours)).toEqual([
      "no row for `Secret/debtflow-secret` (004:1406), which is not rendered",
    ]);
    expect(chartDisagreements(without("Job/debtflow-migrate.spec.template.spec.serviceAccountName"), ours)).toEqual([
      "no row for `Job/debtflow-migrate.spec.template.spec.serviceAccountName`, which is not what 004:1527 says",
    ]);
    expect(chartDisagreements(without("NetworkPolicy/debtflow-default-deny"), ours)).toEqual([
      "no row for `NetworkPolicy/debtflow-default-deny`, which the document does not have",
    ]);
  });

  it("is found to have a row of nothing", () => {
    expect(chartDisagreements(withRow({ keys: ["Secret/debtflow-tls"] }), ours)).toEqual([
      "the row `Secret/debtflow-tls` names no difference: take it away",
    ]);
    expect(chartDisagreements(withRow({ keys: ["Service/debtflow-api.spec.type"] }), ours)).toEqual([
      "the row `Service/debtflow-api.spec.type` names no difference: take it away",
    ]);
  });

  it("is found to name a counterpart that is not rendered, or another line", () => {
    const moved = rows.map((row) =>
      row.keys.includes("Ingress/debtflow-ingress") ? { ...row, slipway: "`Ingress/shop`", document: "(004:1)" } : row,
    );
    expect(chartDisagreements(moved, ours)).toEqual(
      expect.arrayContaining([
        "the row `Ingress/debtflow-ingress` names no object that is rendered, and does not say none",
        "the row `Ingress/debtflow-ingress` does not cite 004:1263",
      ]),
    );
  });
});
