import { rmSync } from "node:fs";
import { join } from "node:path";
import { readJson, writeWhole } from "../files";
import type { Diagnostic } from "./events";
import { importId } from "./import-ids";
import { endedJournals, readJournal } from "./journal";
import { readStack } from "./stack-files";

/**
 * Terraform saves a remote state at most every 20 seconds, and only when a resource completes. A run that is killed forgets
 * what it made since, so the next one would make it twice or trip over its names. Its events tell what that was: import
 * blocks beside the stack's JSON bring it into the state.
 */
export class Recovery {
  /** Where runs write their events; a journal is gone when its run ended by itself, because its state is saved then. */
  readonly journals: string;
  private readonly importsFile: string;

  constructor(private readonly folder: string) {
    this.journals = join(folder, ".terraform");
    this.importsFile = join(folder, "recovered.tf.json");
  }

  /** Turns the journal of a killed run into import blocks; returns what to tell the user about it. */
  async prepare(known: () => Promise<readonly string[]>): Promise<readonly string[]> {
    const journals = endedJournals(this.journals);
    const { created, underWay } = readJournal(journals);
    const imports = new Map(this.imports().map(({ to, id }) => [to, id]));
    const notes: string[] = [];
    if (created.size + underWay.length > 0) {
      const stack = readStack(this.folder);
      const inState = new Set(await known());
      const lost = [...created].filter(([address]) => !inState.has(address));
      for (const [address, id] of [...lost, ...underWay.map((name) => [name, undefined] as const)]) {
        const found = importId(stack, address, id);
        if (found !== undefined) {
          imports.set(address, found);
        }
      }
      if (lost.length > 0) {
        notes.push(`an earlier run was killed before it saved its state: adopting ${lost.length} resources that it had made`);
      }
      const unknown = underWay.filter((address) => !imports.has(address));
      if (unknown.length > 0) {
        notes.push(`these were being made then, and may exist a second time: ${unknown.join(", ")}`);
      }
    }
    this.write(imports);
    remove(journals);
    return notes;
  }

  /** What waits to be imported. */
  imports(): readonly ImportBlock[] {
    return readJson<{ import: ImportBlock[] }>(this.importsFile)?.import ?? [];
  }

  /** Whether a run was killed that may have made what the state does not know. */
  isPending(): boolean {
    return endedJournals(this.journals).length + this.imports().length > 0;
  }

  /** Gives up imports that failed because there is nothing to import; returns whether there were any, so that a retry helps. */
  dropFailed(diagnostics: readonly Diagnostic[]): boolean {
    const failed = diagnostics.filter(({ summary, detail = "" }) => /import/i.test(`${summary} ${detail}`));
    const names = ({ to }: ImportBlock): boolean =>
      failed.some(({ address, detail = "" }) => address === to || detail.includes(`"${to}"`));
    const imports = this.imports();
    const kept = imports.filter((block) => !names(block));
    this.write(new Map(kept.map(({ to, id }) => [to, id])));
    return kept.length < imports.length;
  }

  /** Everything is in the state. */
  done(): void {
    this.write(new Map());
    // Terraform leaves its state there when it cannot save it, and saves a newer one now.
    rmSync(join(this.folder, "errored.tfstate"), { force: true });
  }

  /** What the journal tells of is gone, as with an emulator. */
  forget(): void {
    remove(endedJournals(this.journals));
    this.done();
  }

  private write(imports: ReadonlyMap<string, string>): void {
    if (imports.size === 0) {
      rmSync(this.importsFile, { force: true });
      return;
    }
    const blocks = [...imports].map(([to, id]) => ({ to, id }));
    writeWhole(this.importsFile, JSON.stringify({ import: blocks }, undefined, 2));
  }
}

function remove(files: readonly string[]): void {
  for (const file of files) {
    rmSync(file, { force: true });
  }
}

interface ImportBlock {
  readonly to: string;
  readonly id: string;
}
