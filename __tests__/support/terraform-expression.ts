/**
 * The value of a Terraform expression as cdktf writes it, such as `${jsonencode({"replicas" = 2})}`: literals are worked out,
 * and what only Terraform knows stays as text in `${...}`.
 */
export function decoded(text: unknown): unknown {
  const [, expression] = /^\$\{jsonencode\((.*)\)\}$/s.exec(String(text)) ?? [];
  if (expression === undefined) {
    throw new Error(`expected \${jsonencode(...)}, got ${String(text)}`);
  }
  const reader = new Reader(expression);
  const value = reader.value();
  reader.end();
  return value;
}

class Reader {
  private at = 0;

  constructor(private readonly text: string) {}

  value(): unknown {
    this.skip();
    switch (this.text[this.at]) {
      case "{":
        return Object.fromEntries(
          this.between("}", () => {
            const key = this.value();
            this.takeOneOf("=:");
            return [key, this.value()] as const;
          }),
        );
      case "[":
        return this.between("]", () => this.value());
      case '"':
        return this.string();
      default:
        return this.bare();
    }
  }

  end(): void {
    this.skip();
    if (this.at < this.text.length) {
      throw new Error(`expected the end, got ${this.text.slice(this.at, this.at + 40)}`);
    }
  }

  private between<Item>(last: string, item: () => Item): Item[] {
    const items: Item[] = [];
    for (this.at++, this.skip(); this.text[this.at] !== last; this.skip()) {
      items.push(item());
      this.skip();
      if (this.text[this.at] === ",") {
        this.at++;
      } else if (this.text[this.at] !== last) {
        throw new Error(`expected , or ${last}, got ${this.text.slice(this.at, this.at + 40)}`);
      }
    }
    this.at++;
    return items;
  }

  /** Escapes are JSON's; what stands in `${...}` is Terraform's own, and stays. */
  private string(): string {
    let value = "";
    for (this.at++; this.text[this.at] !== '"'; ) {
      if (this.text.startsWith("$${", this.at) || this.text.startsWith("%%{", this.at)) {
        value += this.text.slice(this.at + 1, this.at + 3);
        this.at += 3;
      } else if (this.text.startsWith("${", this.at)) {
        value += this.nested();
      } else if (this.text[this.at] === "\\") {
        const length = this.text[this.at + 1] === "u" ? 6 : 2;
        value += JSON.parse(`"${this.text.slice(this.at, this.at + length)}"`);
        this.at += length;
      } else if (this.at >= this.text.length) {
        throw new Error("a string does not end");
      } else {
        value += this.text[this.at++];
      }
    }
    this.at++;
    return value;
  }

  private bare(): unknown {
    const from = this.at;
    while (this.at < this.text.length && !/[,\]}\s]/.test(this.text[this.at] ?? "")) {
      if (/[([{"]/.test(this.text[this.at] ?? "")) {
        this.nested();
      } else {
        this.at++;
      }
    }
    const word = this.text.slice(from, this.at);
    return /^(-?[\d.]+(e[+-]?\d+)?|true|false|null)$/i.test(word) ? JSON.parse(word) : `\${${word}}`;
  }

  /** What stands between a bracket, or a quote, and the one that closes it. */
  private nested(): string {
    const from = this.at;
    if (this.text[this.at] === '"') {
      this.string();
    } else {
      if (this.text[this.at] === "$") {
        this.at++;
      }
      for (this.at++; this.at < this.text.length && !/[)\]}]/.test(this.text[this.at] ?? ""); ) {
        if (/[([{"]/.test(this.text[this.at] ?? "")) {
          this.nested();
        } else {
          this.at++;
        }
      }
      this.at++;
    }
    return this.text.slice(from, this.at);
  }

  private skip(): void {
    while (/\s/.test(this.text[this.at] ?? "")) {
      this.at++;
    }
  }

  private takeOneOf(signs: string): void {
    this.skip();
    if (!signs.includes(this.text[this.at] ?? " ")) {
      throw new Error(`expected one of ${signs}, got ${this.text.slice(this.at, this.at + 40)}`);
    }
    this.at++;
  }
}
