import { jsonExpression } from "../../lib/json-expression";
import { Fn, TerraformOutput, TerraformVariable, Token } from "../../lib/terraform";
import { synthModule } from "../support/synth-module";
import { decoded } from "../support/terraform-expression";

/** The expression as it stands in a stack. */
function written(value: object): string {
  const json = synthModule((stack) => new TerraformOutput(stack, "text", { value: jsonExpression(value) }));
  return JSON.parse(json).output.text.value;
}

describe("JSON as a Terraform expression", () => {
  it.each<[what: string, text: string, escaped: string]>([
    ["quotes", '[{"HTTP":80}]', '[{\\"HTTP\\":80}]'],
    ["backslashes", "^\\d+$", "^\\\\d+$"],
    ["lines", "one\ntwo\tthree\r", "one\\ntwo\\tthree\\r"],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a user's own text
    ["what looks like an expression", "${HOME} $(HOME) $HOME", "$${HOME} $(HOME) $HOME"],
    ["what looks like a directive", "%{ if } 100% {", "%%{ if } 100% {"],
    ["what JSON escapes in a way of its own", "\b\f\u0001\\b", "\\u0008\\u000c\\u0001\\\\b"],
    ["other alphabets", "é 漢 🙂", "é 漢 🙂"],
  ])("escapes %s", (_, text, escaped) => {
    expect(written({ text })).toBe(`\${jsonencode({"text":"${escaped}"})}`);
    expect(decoded(written({ text }))).toEqual({ text });
  });

  it("keeps numbers, truths, lists and nothing, and leaves out what is undefined", () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: Terraform's own expression
    const expected = '${jsonencode({"a":1,"b":[true,null,"x"],"c":{}})}';
    expect(written({ a: 1, b: [true, null, "x"], c: {}, d: undefined })).toBe(expected);
  });

  it("takes references within texts", () => {
    const json = synthModule((stack) => {
      const { stringValue: tag } = new TerraformVariable(stack, "tag", { type: "string" });
      const { value: tags } = new TerraformVariable(stack, "tags", { type: "map(string)" });
      new TerraformOutput(stack, "text", { value: jsonExpression({ image: `"api":${tag}`, tag }) });
      new TerraformOutput(stack, "lookup", { value: jsonExpression({ a: Fn.lookup(tags, "a-b") }) });
    });
    // biome-ignore lint/suspicious/noTemplateCurlyInString: Terraform's own interpolation
    expect(JSON.parse(json).output.text.value).toBe('${jsonencode({"image":"\\"api\\":${var.tag}","tag":"${var.tag}"})}');
    // biome-ignore lint/suspicious/noTemplateCurlyInString: Terraform's own interpolation
    expect(JSON.parse(json).output.lookup.value).toBe('${jsonencode({"a":"${var.tags["a-b"]}"})}');
  });

  it("refuses references that are no texts", () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: Terraform's own interpolation
    const count = Token.asNumber("${var.count}");
    expect(() => jsonExpression({ replicas: count })).toThrow("replicas is a reference to something else than a text");
  });
});
