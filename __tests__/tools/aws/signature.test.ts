import { escaped, queryText, signedHeaders } from "../../../tools/aws/signature";

// "Signature Calculations for the Authorization Header", examples, Amazon S3 API Reference.
const credentials = { key: "AKIAIOSFODNN7EXAMPLE", secret: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY" };
const sign = (path: string, query: Record<string, string>, headers: Record<string, string> = {}) =>
  signedHeaders(
    { method: "GET", host: "examplebucket.s3.amazonaws.com", path, query, headers, body: "" },
    "s3",
    "us-east-1",
    credentials,
    new Date("2013-05-24T00:00:00.000Z"),
  ).authorization;

describe("signedHeaders", () => {
  it.each([
    ["an object", "/test.txt", {}, { range: "bytes=0-9" }, "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41"],
    ["a subresource", "/", { lifecycle: "" }, {}, "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543"],
    ["a list", "/", { prefix: "J", "max-keys": "2" }, {}, "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7"],
  ])("signs the request for %s as AWS documents it", (_, path, query, headers, signature) => {
    expect(sign(path, query as Record<string, string>, headers as Record<string, string>)).toMatch(
      new RegExp(
        `^AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request, .*Signature=${signature}$`,
      ),
    );
  });

  it("names the session of temporary credentials", () => {
    const signed = { method: "GET", host: "h", path: "/", query: {}, headers: {}, body: "" };
    expect(signedHeaders(signed, "s3", "us-east-1", { ...credentials, token: "t" })).toMatchObject({
      "x-amz-security-token": "t",
    });
  });
});

describe("queryText", () => {
  it("is sorted, and escapes everything but letters, digits and -._~", () => {
    expect(queryText({ versions: "", prefix: "a/b c*" })).toBe("prefix=a%2Fb%20c%2A&versions=");
    expect(escaped("-._~")).toBe("-._~");
  });
});
