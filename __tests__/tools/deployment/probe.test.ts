import { answersIn, probe } from "../../../tools/deployment/probe";

const stack = {
  terraform: { required_providers: { aws: { source: "aws", version: "5.100.0" } } },
  provider: { aws: [{ region: "us-east-1", allowed_account_ids: ["123456789012"] }] },
};

describe("a probe", () => {
  it("asks in the stack's account and region, by checks, and makes nothing", () => {
    const json = probe(stack, [
      { type: "aws_ecr_image", settings: { repository_name: "api", image_tag: "1" }, answer: (data) => `${data}.image_digest` },
    ]);
    expect(json).toMatchObject({
      provider: { aws: [{ region: "us-east-1", allowed_account_ids: ["123456789012"] }] },
      check: {
        "question-0": {
          data: { aws_ecr_image: { "question-0": { repository_name: "api", image_tag: "1" } } },
          assert: { error_message: expect.stringMatching(/^said: .*data\.aws_ecr_image\.question-0\.image_digest/) },
        },
      },
    });
    expect(json).not.toHaveProperty("resource");
  });

  it("tells what was read, also nothing, from what could not be", () => {
    const check = (name: string, message: string) => ({ address: { name }, instances: [{ problems: [{ message }] }] });
    const shown = {
      checks: [check("a", "said: sha256:1"), check("b", "said:"), check("c", "AccessDenied"), { address: { name: "d" } }],
    };
    expect(Object.fromEntries(answersIn(shown))).toEqual({
      a: { said: "sha256:1" },
      b: { said: "" },
      c: { refused: "AccessDenied" },
      d: { refused: "no answer" },
    });
  });
});
