import { imageTagForm, imageTagRule } from "../../lib/image-tag";
import { ToolError } from "../errors";
import { UsageError } from "./exit-codes";

export type ImageTags = Readonly<Record<string, string>>;

/** What `--tag` asked for: one for all images, and single ones. */
export interface WantedTags {
  readonly all?: string;
  readonly each: ImageTags;
}

/**
 * Reads the values of `--tag`: `<tag>` or `<image>=<tag>`.
 *
 * @throws UsageError when one is neither, or is given twice
 */
export function parseTags(values: readonly string[]): WantedTags {
  let all: string | undefined;
  const each: Record<string, string> = {};
  for (const value of values) {
    const [, image, tag = value] = /^([^=]*)=(.*)$/.exec(value) ?? [];
    if (!imageTagForm.test(tag) || tag === "latest" || image === "") {
      throw new UsageError(`--tag ${value}: is no tag`, `give <tag> or <image>=<tag>; a tag is ${imageTagRule}`);
    }
    if (image === undefined ? all !== undefined : image in each) {
      throw new UsageError(
        `--tag: ${image === undefined ? "two tags for all images" : `two tags for the image ${image}`}`,
        "give it once",
      );
    }
    if (image === undefined) {
      all = tag;
    } else {
      each[image] = tag;
    }
  }
  return { ...(all !== undefined && { all }), each };
}

/** @throws UsageError on an image that the application does not have */
export function refuseUnknownImages(images: readonly string[], wanted: WantedTags): void {
  const unknown = Object.keys(wanted.each).filter((image) => !images.includes(image));
  if (unknown.length > 0) {
    const known = images.length > 0 ? `its images are ${images.join(", ")}` : "it builds no image";
    throw new UsageError(`--tag: the application has no image ${unknown.join(", ")}`, known);
  }
}

/**
 * The tag of each image to deploy: what was asked for, else the one that runs.
 *
 * @param running undefined where nothing was deployed yet
 * @throws MissingTags when an image has neither
 */
export function chooseTags(images: readonly string[], wanted: WantedTags, running: ImageTags | undefined): ImageTags {
  const chosen = images.map((image) => [image, wanted.each[image] ?? wanted.all ?? running?.[image]] as const);
  const missing = chosen.flatMap(([image, tag]) => (tag === undefined ? [image] : []));
  if (missing.length > 0) {
    throw new MissingTags(missing);
  }
  return Object.fromEntries(chosen.flatMap(([image, tag]) => (tag === undefined ? [] : [[image, tag]])));
}

/** No tag runs yet that could be kept. */
export class MissingTags extends ToolError {
  constructor(readonly images: readonly string[]) {
    super(
      `no tag of ${images.join(", ")} runs yet that could be kept`,
      `name it: --tag <tag> for every image, or ${images.map((image) => `--tag ${image}=<tag>`).join(" ")}`,
    );
    this.name = "MissingTags";
  }
}
