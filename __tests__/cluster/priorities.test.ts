import { waitUntil } from "../../tools/processes";
import { withWeb } from "../charts/values";
import { addonsWith, everyAddon, releaseOf } from "../support/addons";
import { cluster, deleteNamespace, describeSimulated, makeNamespace } from "./cluster";
import { production } from "./debtflow";
import { isReady, PodWatch } from "./pod-watch";
import { Application } from "./releases";

jest.setTimeout(180_000);

/** More than half of a node: two of them have no room on it. */
const size = { cpu: "1100m", memory: "128Mi" };

/** A pod of an add-on, as large as a component's. */
const addonPod = (name: string, priorityClassName: string) => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name, labels: { component: name } },
  spec: {
    priorityClassName,
    securityContext: { runAsNonRoot: true, runAsUser: 1000, seccompProfile: { type: "RuntimeDefault" } },
    containers: [
      {
        name: "controller",
        image: "registry.example.com/controller:1",
        resources: { requests: size, limits: size },
        securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ["ALL"] } },
      },
    ],
  },
});

describeSimulated("On a node that is full", () => {
  const releases = addonsWith(everyAddon.alb);
  const ofTool = String(releaseOf(releases, "argo-rollouts").values.controller.priorityClassName);
  const ofNeeded = String(releaseOf(releases, "external-secrets").values.priorityClassName);
  let application: Application;
  let watch: PodWatch;
  let others: readonly string[] = [];

  const add = (name: string, priority: string) =>
    cluster().kubectl(["create", "--filename=-", `--namespace=${application.namespace}`], addonPod(name, priority));
  const running = (component: string) => watch.now(component).filter(isReady).length;
  const unschedulable = (component: string) =>
    watch
      .now(component)
      .some(({ status }) => status.conditions?.some(({ type, status: is }) => type === "PodScheduled" && is === "False"));

  beforeAll(async () => {
    application = new Application(await makeNamespace());
    const [, ...rest] = (await cluster().kubectl("get nodes --output=name".split(" "))).trim().split("\n");
    others = rest;
    await cluster().kubectl(["cordon", ...others]);
    watch = await PodWatch.start(application.namespace);
  });
  afterAll(async () => {
    watch?.stop();
    await cluster().kubectl(["uncordon", ...others]);
    await deleteNamespace(application?.namespace);
  });

  it("a tool such as Argo Rollouts waits for room, and a component of the application takes its place", async () => {
    const { priorityClassName = "" } = production.components?.worker ?? {};
    const resources = { requests: size, limits: size };
    await application.rollOut(withWeb({ priorityClassName, resources }));
    const [web] = watch.now("web").map(({ metadata }) => metadata.uid);

    await add("tool", ofTool);
    expect(await waitUntil(async () => unschedulable("tool"), 30_000)).toBe(true);
    expect(watch.now("web").map(({ metadata }) => metadata.uid)).toEqual([web]);
    expect(running("web")).toBe(1);

    // The other way round: once the tool has the room, the component gets it back.
    await cluster().kubectl(["scale", "deployment/shop-web", "--replicas=0", `--namespace=${application.namespace}`]);
    expect(await waitUntil(async () => running("tool") === 1, 60_000)).toBe(true);
    await cluster().kubectl(["scale", "deployment/shop-web", "--replicas=1", `--namespace=${application.namespace}`]);
    expect(await waitUntil(async () => running("web") === 1, 60_000)).toBe(true);
    expect(running("tool")).toBe(0);
  });

  it("what components need to start takes the place of one", async () => {
    await add("needed", ofNeeded);
    expect(await waitUntil(async () => running("needed") === 1, 60_000)).toBe(true);
    expect(running("web")).toBe(0);
  });
});
