/** What a module's page tells, as its sources say it. */
export interface ModuleModel {
  readonly name: string;
  readonly classes: readonly ClassModel[];
  /** Exported interfaces that are no class's props. */
  readonly interfaces: readonly InterfaceModel[];
  readonly types: readonly Named[];
  /** Exported functions and constants. */
  readonly values: readonly Named[];
}

/** A name, its type or form, and its comment. */
export interface Named {
  readonly name: string;
  readonly type: string;
  readonly comment: Comment;
}

export interface ClassModel {
  readonly name: string;
  readonly comment: Comment;
  readonly props: InterfaceModel | undefined;
  /** Public fields. */
  readonly outputs: readonly Named[];
  readonly methods: readonly Named[];
}

export interface InterfaceModel {
  readonly name: string;
  readonly comment: Comment;
  readonly properties: readonly Property[];
}

export interface Property extends Named {
  readonly optional: boolean;
}

/** A TSDoc comment: its text, paragraphs apart by an empty line, and the tags that a page shows. */
export interface Comment {
  readonly text: string;
  readonly default?: string;
  readonly throws?: string;
}
