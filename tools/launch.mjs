// Runs a TypeScript entry of this project: `node tools/launch.mjs <entry.ts> [argument...]`.
// This file is for Nodes that are too old to read the next one: no syntax here that Node 12 lacks, and no import.
const needed = [20, 12];
const [major, minor] = process.versions.node.split(".").map(Number);
if (major < needed[0] || (major === needed[0] && minor < needed[1])) {
  process.stderr.write(
    `Slipway needs Node ${needed.join(".")} or later; this is ${process.versions.node} (${process.execPath})\n  next: install one (https://nodejs.org), and run this again\n`,
  );
  process.exit(1);
}
import("./launch/run.mjs");
