import { freePorts } from "../../tools/emulator/ports";
import { UnavailableError } from "../../tools/errors";
import { findGo, foundNoProxy } from "../../tools/install/go";

describe("Go", () => {
  const path = process.env.PATH;
  afterEach(() => {
    process.env.PATH = path;
  });

  it("is asked for where it is missing, as a reason to skip", () => {
    process.env.PATH = "/nowhere";
    const find = () => findGo("a control plane");
    expect(find).toThrow(UnavailableError);
    expect(find).toThrow("a control plane is built with Go, and Go is not installed");
  });

  it.each([
    [true, 'Get "https://proxy.example.com/k8s.io/api/@v/v0.35.4.mod": dial tcp: lookup proxy.example.com: no such host'],
    [true, "module lookup disabled by GOPROXY=off"],
    [false, "verifying k8s.io/api@v0.35.4: checksum mismatch"],
    [false, "./main.go:3:1: syntax error"],
  ])("reached no proxy: %s, by %j", (missing, stderr) => {
    expect(foundNoProxy(stderr)).toBe(missing);
  });
});

describe("freePorts", () => {
  it("gives each port once", async () => {
    const ports = await freePorts(20);
    expect(new Set(ports).size).toBe(20);
    expect(ports.every((port) => port > 0)).toBe(true);
  });
});
