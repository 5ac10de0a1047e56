import type { Component } from "../../.gen/application-chart";
import { statedText } from "../variables";
import type { Workload } from "../workloads";
import type { PlatformFacts, Stage } from "./facts";
import { type Value, valueFrom } from "./sources";

interface Files {
  /** Texts, and how files are mounted. */
  readonly plain: Pick<Component, "files" | "directories">;
  /** Secret contents by path. */
  readonly secret: ReadonlyMap<string, Value>;
}

/** The files that a workload's pods find. */
export function filesOf({ kind, name }: Workload, stage: Stage, facts: PlatformFacts): Files {
  const { files = {}, directories = [] } = stage.application[kind][name] ?? {};
  const texts = Object.entries(files).flatMap(([path, content]) => {
    const text = statedText(content);
    return text === undefined ? [] : [[path, text]];
  });
  const secret = Object.entries(files).flatMap(([path, content], at): [string, Value][] =>
    typeof content === "string" || content.from === "text" ? [] : [[path, valueFrom(`file_${at}`, content, stage, facts)]],
  );
  return {
    plain: {
      ...(texts.length > 0 && { files: Object.fromEntries(texts) as Readonly<Record<string, string>> }),
      ...(directories.length > 0 && { directories }),
    },
    secret: new Map(secret),
  };
}
