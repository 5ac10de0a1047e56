import { referencePage } from "../../../tools/docs/reference/page";
import { readType } from "../../../tools/docs/reference/program";
import { settingsOf } from "../../../tools/docs/reference/settings";
import { schema } from "./fixture/settings";

describe("a page of the reference", () => {
  const settings = settingsOf(schema, readType("__tests__/tools/docs/fixture/settings.ts", "Definition"));
  const rows = referencePage("Title", "", [{ title: "Part", settings }])
    .split("\n")
    .filter((line) => line.startsWith("| `"));
  const rowOf = (path: string) =>
    rows
      .find((row) => row.startsWith(`| \`${path}\``))
      ?.split("|")
      .slice(1, -1)
      .map((cell) => cell.trim());

  it.each([
    [
      "a text's form, an example of it, and what a change replaces",
      "name",
      ["`name`", "Its name.", "lower-case letters, such as shop", "", "required", "`shop`", "the thing"],
    ],
    [
      "a number's range, its unit and its default",
      "storageGib",
      ["`storageGib`", "How large it is, in two lines.", "20 to 65536", "GiB", "`50`", "", ""],
    ],
    [
      "a default that follows from something else",
      "count",
      ["`count`", "How many.", "1 or more", "", "as many as there are zones", "", ""],
    ],
    [
      "a link to a form that settings share",
      "shared",
      ["`shared`", "Shared.", "by name: a [form](forms.md)", "", "`{}`", "", ""],
    ],
    [
      "settings of what has a name of its own",
      "groups.<name>.kind",
      ["`groups.<name>.kind`", "One of two.", '`"one"`, `"two"`', "", '`"one"`', "", ""],
    ],
    [
      "each choice at the key that chooses",
      "place.type",
      ["`place.type`", '`"s3"`: In a bucket. `"local"`: In a folder.', '`"s3"`, `"local"`', "", "required", "", ""],
    ],
    [
      "which choice a setting belongs to",
      "place.bucket",
      ['`place.bucket` with `type: "s3"`', "The bucket.", "string", "", "required", "`shop-state`", ""],
    ],
    ["once what all choices have", "place.owner", ["`place.owner`", "Whoever owns it.", "string", "", "required", "", ""]],
  ])("tells %s", (_, path, expected) => {
    expect(rowOf(path)).toEqual(expected);
  });

  it("does not go into a form that has a place of its own, nor into switches", () => {
    expect(rows.filter((row) => /^\| `[^`]*(inner|enabled|reason)`/.test(row))).toEqual([]);
  });

  it("knows which settings an editor shows nothing for", () => {
    expect(settings.filter(({ comment }) => comment === "").map(({ path }) => path)).toEqual(
      expect.arrayContaining(["protected", "protected.enabled", "protected.reason"]),
    );
    expect(settings.find(({ path }) => path === "name")?.comment).not.toBe("");
  });
});
