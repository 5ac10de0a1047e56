import { relative } from "node:path";
import { projectRoot } from "../lib/project";
import { errorCode, ToolError } from "./errors";
import { toolsFolder } from "./files";

/** What a system error tells beside its code. */
interface Details {
  /** Path, or program. */
  readonly what: string;
  readonly isOurs: boolean;
}

type Sentence = (details: Details) => readonly [message: string, next: string];

const again = "and run this again";

const noRight: Sentence = ({ what, isOurs }) => [
  `no permission for ${what}`,
  isOurs
    ? `it belongs to another user, as after sudo: sudo chown -R "$(id -un)" ${toolsFolder}, ${again} without sudo`
    : `let this user read and write there, ${again}`,
];

const full: Sentence = ({ what }) => [`no space is left for ${what}`, `make room on that disk, ${again}: it continues`];

const inTheWay: Sentence = ({ what }) => [
  `${what} is not what it should be: a file in place of a folder, or a folder in place of a file`,
  `move it away, ${again}`,
];

const busy: Sentence = ({ what }) => [
  `${what} is in use by another program`,
  `end that program (another run of this checkout, an editor, a virus scanner), ${again}`,
];

const exhausted: Sentence = () => [
  "this machine has no process, memory or open file left to give",
  `end other programs, or raise the limits (ulimit -a), ${again}`,
];

/** What only the machine can be the cause of. A code that is none of these is most likely a defect of ours. */
const sentences: Readonly<Record<string, Sentence>> = {
  EACCES: noRight,
  EPERM: noRight,
  EROFS: ({ what }) => [`${what} is on a file system that cannot be written to`, "take a checkout that can be written to"],
  ENOSPC: full,
  EDQUOT: full,
  EFBIG: full,
  ENOTEMPTY: busy,
  EBUSY: busy,
  ETXTBSY: busy,
  EEXIST: inTheWay,
  ENOTDIR: inTheWay,
  EISDIR: inTheWay,
  ENAMETOOLONG: ({ what }) => [`the path ${what} is too long for this system`, "move the checkout to a shorter path"],
  ELOOP: ({ what }) => [`${what} is a link that leads to itself`, `remove it, ${again}`],
  EIO: ({ what }) => [`the disk failed at ${what}`, "check the disk (the system's log tells), before anything else"],
  EMFILE: exhausted,
  ENFILE: exhausted,
  ENOMEM: exhausted,
  EAGAIN: exhausted,
  EPIPE: () => ["whoever read the output has ended", `run this again, with somebody who reads it`],
};

/** A system error in words: what is wrong with this machine, and what to do about it. Undefined for what may be a defect of ours. */
export function systemError(error: unknown): ToolError | undefined {
  const { path, dest, syscall = "" } = error as { path?: unknown; dest?: unknown; syscall?: string };
  const what = [path, dest].flatMap((one) => (typeof one === "string" ? one : []));
  const isOurs = what.some((one) => isBelow(one, projectRoot));
  const code = errorCode(error) ?? "";
  if (code === "ENOENT" && what.some((one) => isBelow(one, toolsFolder))) {
    return new ToolError(`${what.join(" and ")} is gone: something deletes in .tools`, `end it, ${again}`);
  }
  const sentence = syscall === "" ? undefined : sentences[code];
  return sentence && new ToolError(...withCode(code, sentence({ what: what.join(" and ") || "this machine", isOurs })));
}

const withCode = (code: string, [message, next]: ReturnType<Sentence>): [string, string] => [`${message} (${code})`, next];

const isBelow = (path: string, folder: string): boolean => !relative(folder, path).startsWith("..");
