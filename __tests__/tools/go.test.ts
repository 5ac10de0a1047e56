import { foundNoProxy } from "../../tools/install/go";

describe("A tool that Go could not build", () => {
  it.each([
    ["nobody answered", "dial tcp: lookup proxy.example.com: no such host", true],
    ["nobody listened", 'Get "http://127.0.0.1:1/x/@v/list": dial tcp 127.0.0.1:1: connect: connection refused', true],
    ["the proxy is off", "module lookup disabled by GOPROXY=off", true],
    ["the version is not there", "reading https://proxy.example.com/x/@v/v9.info: 404 Not Found", false],
    ["a checksum differs", "verifying module: checksum mismatch", false],
  ])("is out of reach or broken: %s", (_, stderr, outOfReach) => {
    expect(foundNoProxy(stderr)).toBe(outOfReach);
  });
});
