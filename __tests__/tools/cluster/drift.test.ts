import { differences, type Manifest, manifestsIn } from "../../../tools/cluster/drift";
import { withControllersOwn } from "../../../tools/cluster/drift-own";

describe("differences", () => {
  it("names a field by its path, and items of lists by their names, wherever they stand", () => {
    const spec = (image: string, ...more: object[]) => ({ spec: { containers: [...more, { name: "api", image }] } });
    expect(differences(spec("a:2", { name: "proxy" }), spec("a:1"))).toEqual([
      "spec.containers[proxy] differs",
      "spec.containers[api].image differs",
    ]);
    expect(differences({ spec: { ports: [1] } }, { spec: { ports: [1, 2] } })).toEqual(["spec.ports[1] is missing"]);
  });

  it("tells numbers and switches with their values, and never a text, which may be secret", () => {
    expect(
      differences({ replicas: 0, paused: true, data: { key: "one" } }, { replicas: 3, paused: false, data: { key: "two" } }),
    ).toEqual(["data.key differs", "paused is true in the place of false", "replicas is 0 in the place of 3"]);
  });

  it("finds none between equal objects whose keys stand otherwise", () => {
    expect(differences({ a: 1, b: [{ name: "x" }] }, { b: [{ name: "x" }], a: 1 })).toEqual([]);
  });
});

describe("manifestsIn", () => {
  it("has the objects of a release without what is null, and without empty documents", () => {
    const text =
      "---\n# Source: a\napiVersion: v1\nkind: Service\nmetadata: { name: a, annotations: null }\n---\n---\n# nothing\n";
    expect(manifestsIn(text)).toEqual([{ apiVersion: "v1", kind: "Service", metadata: { name: "a" } }]);
  });
});

describe("withControllersOwn", () => {
  const object = (kind: string, body: object, annotations?: Record<string, string>): Manifest => ({
    apiVersion: "v1",
    kind,
    metadata: { name: "web", ...(annotations && { annotations }) },
    ...body,
  });

  it("takes the number of pods as it is where an autoscaler sets it, and nowhere else", () => {
    const [stated, live] = [object("Deployment", { spec: { replicas: 1 } }), object("Deployment", { spec: { replicas: 7 } })];
    expect(withControllersOwn(stated, live, new Set(["Deployment/web"]))).toEqual(live);
    expect(withControllersOwn(stated, live, new Set(["Deployment/other"]))).toEqual(stated);
  });

  // Argo Rollouts, "Canary" and "Blue-Green": the controller adds the hash to a Service's selector, which is one value for the API.
  it("takes the version to which Argo Rollouts points a Service", () => {
    const stated = object("Service", { spec: { selector: { app: "web" }, type: "ClusterIP" } });
    const live = object("Service", { spec: { selector: { app: "x", "rollouts-pod-template-hash": "abc" } } });
    expect(withControllersOwn(stated, live, new Set()).spec).toEqual({
      type: "ClusterIP",
      selector: { app: "web", "rollouts-pod-template-hash": "abc" },
    });
  });

  it("takes the weights that Argo Rollouts writes for an ALB", () => {
    const name = "alb.ingress.kubernetes.io/actions.web-root";
    const [stated, live] = [
      object("Ingress", {}, { [name]: "100", other: "a" }),
      object("Ingress", {}, { [name]: "20", other: "b" }),
    ];
    expect(withControllersOwn(stated, live, new Set()).metadata.annotations).toEqual({ [name]: "20", other: "a" });
  });

  it("takes a webhook's certificate", () => {
    const webhooks = (caBundle: string, path: string) => ({ webhooks: [{ name: "a", clientConfig: { caBundle, url: path } }] });
    const kind = "ValidatingWebhookConfiguration";
    expect(withControllersOwn(object(kind, webhooks("old", "x")), object(kind, webhooks("new", "y")), new Set())).toMatchObject(
      webhooks("new", "x"),
    );
  });

  it("has an object that is gone as its release has it", () => {
    const stated = object("Deployment", { spec: { replicas: 1 } });
    expect(withControllersOwn(stated, undefined, new Set(["Deployment/web"]))).toBe(stated);
  });
});
