/** Lines with the time since the start, as they happen. */
export class Progress {
  private readonly started = Date.now();

  constructor(private readonly write: (line: string) => void = console.log) {}

  /** A reporter that names what it speaks of. */
  of(subject: string): (line: string) => void {
    return (line) => this.say(`${subject}: ${line}`);
  }

  readonly say = (line: string): void => this.write(`${this.elapsed().padStart(8)}  ${line}`);

  /** Lines as they are, below the one before. */
  show(lines: readonly string[]): void {
    for (const line of lines) {
      this.write(`          ${line}`);
    }
  }

  elapsed(): string {
    const seconds = Math.round((Date.now() - this.started) / 1000);
    return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, "0")} s`;
  }
}
