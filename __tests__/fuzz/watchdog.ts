import { Worker } from "node:worker_threads";

/** Runs beside the test, in plain JavaScript: a thread that hangs cannot stop itself. */
const program = `
const { workerData: { beat, seconds, message } } = require("node:worker_threads");
const { writeSync } = require("node:fs");
const heart = new Int32Array(beat);
for (let last = Atomics.load(heart, 0); Atomics.wait(heart, 0, last, seconds * 1000) !== "timed-out"; ) {
  last = Atomics.load(heart, 0);
}
writeSync(2, message + " in run " + Atomics.load(heart, 0) + "\\n");
process.kill(process.pid, "SIGKILL");
`;

/** Ends the process, saying where, when nothing beats for so many seconds: no test can wait for a thread that hangs. */
export class Watchdog {
  private readonly heart = new Int32Array(new SharedArrayBuffer(4));
  private readonly worker: Worker;

  constructor(seconds: number, message: string) {
    this.worker = new Worker(program, { eval: true, workerData: { beat: this.heart.buffer, seconds, message } });
  }

  /** Tells that one more run is through. */
  beat(): void {
    Atomics.add(this.heart, 0, 1);
    Atomics.notify(this.heart, 0);
  }

  async stop(): Promise<void> {
    await this.worker.terminate();
  }
}
