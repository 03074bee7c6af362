import { StringDecoder } from "node:string_decoder";
import { stripVTControlCharacters } from "node:util";

/**
 * A log's bytes as text in whole lines. Terminal control sequences are data of the container: they
 * are taken out, as is every other control character, so that a log can only be read.
 */
export class LogText {
  readonly #decoder = new StringDecoder("utf8");
  #rest = "";

  /** Whole lines, each with its end; empty while a line is unfinished. */
  push(bytes: Uint8Array): string {
    const text = this.#rest + this.#decoder.write(Buffer.from(bytes));
    const end = text.lastIndexOf("\n") + 1;
    // A line without an end must not grow for ever.
    const cut = end === 0 && text.length > LONGEST_LINE ? text.length : end;
    this.#rest = text.slice(cut);
    return plainText(text.slice(0, cut));
  }

  /** What is left when the stream has ended. */
  end(): string {
    const text = plainText(this.#rest + this.#decoder.end());
    this.#rest = "";
    return text === "" ? "" : `${text}\n`;
  }
}

const LONGEST_LINE = 100_000;

export function plainText(text: string): string {
  return stripVTControlCharacters(text.replace(/\r\n/g, "\n"))
    .replace(/\r/g, "\n")
    .replace(/[^\P{Cc}\n\t]/gu, "");
}

/**
 * Undoes the engine's multiplexing: frames of one byte for the stream, three of nothing, the
 * length in four (big-endian), and that many bytes.
 *
 * @see https://docs.docker.com/reference/api/engine/ (attach: stream format)
 */
export class FrameReader {
  #rest: Buffer = Buffer.alloc(0);

  push(bytes: Uint8Array): readonly LogFrame[] {
    let data = this.#rest.length === 0 ? Buffer.from(bytes) : Buffer.concat([this.#rest, bytes]);
    const frames: LogFrame[] = [];
    while (data.length >= HEADER) {
      const length = data.readUInt32BE(4);
      if (data.length < HEADER + length) {
        break;
      }
      frames.push({
        stream: data[0] === 2 ? "stderr" : "stdout",
        bytes: data.subarray(HEADER, HEADER + length),
      });
      data = data.subarray(HEADER + length);
    }
    this.#rest = data;
    return frames;
  }
}

const HEADER = 8;

export interface LogFrame {
  readonly stream: "stdout" | "stderr";
  readonly bytes: Uint8Array;
}
