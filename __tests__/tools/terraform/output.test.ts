import { parseState } from "../../../tools/deployment/state";
import { ToolError } from "../../../tools/errors";
import { parseOutput } from "../../../tools/terraform/output";

describe("the output of a Terraform whose disk was full", () => {
  const half = '{"format_version": "1.2", "resource_changes": [{"address": "aws_s3_bu';

  it("is told by a sentence that names the disk, not by a syntax error", () => {
    const parse = () => parseOutput(half, "show");
    expect(parse).toThrow(ToolError);
    expect(parse).toThrow("what terraform show printed ends in the middle, after 69 characters");
    try {
      parse();
    } catch (error) {
      expect((error as ToolError).next).toMatch(
        /^most likely the disk of .*\.tools is full \((\d+|unknown) MB free\): make room/,
      );
    }
  });

  it("is told so when it is a state", () => {
    expect(() => parseState('{"version": 4, "resources": [')).toThrow("what terraform state pull printed ends in the middle");
  });
});
