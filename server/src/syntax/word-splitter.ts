import { isSpace } from "../text/characters.ts";

export interface LexedWord {
  readonly text: string;
  /** The word without quotes and escapes, where `text` keeps them. */
  readonly plain: string;
  /** Quotes were read as quotes. */
  readonly quoted: boolean;
  /** How many `<` are in it. */
  readonly arrows: number;
  /** Where it came from. */
  readonly start: number;
  readonly end: number;
}

/** Where reading has come to, and how many `<` it met. */
export interface ReadPosition {
  readonly position: number;
  readonly arrows: number;
}

/** Gathers what is read into words. */
export class WordSplitter {
  quoted = false;
  readonly #reader: ReadPosition;
  readonly #words: LexedWord[] = [];
  #text = "";
  #plain = "";
  #start = 0;
  #end = 0;
  #arrowsBefore = 0;
  #arrows = 0;

  constructor(reader: ReadPosition) {
    this.#reader = reader;
    this.#arrowsBefore = reader.arrows;
  }

  /** Adds text that was read from `start` on; white space in it ends words. */
  addText(text: string, start: number): void {
    for (let index = 0; index < text.length; index += 1) {
      const character = text.charAt(index);
      if (isSpace(text.charCodeAt(index))) this.#flush();
      else this.add(character, character, start);
    }
  }

  add(text: string, plain: string, start: number): void {
    if (this.#text === "") this.#start = start;
    this.#text += text;
    this.#plain += plain;
    this.#end = this.#reader.position;
    this.#arrows = this.#reader.arrows;
  }

  finish(): LexedWord[] {
    this.#flush();
    return this.#words;
  }

  #flush(): void {
    if (this.#text !== "") {
      this.#words.push({
        text: this.#text,
        plain: this.#plain,
        quoted: this.quoted,
        arrows: this.#arrows - this.#arrowsBefore,
        start: this.#start,
        end: this.#end,
      });
    }
    this.#text = "";
    this.#plain = "";
    this.quoted = false;
    this.#arrowsBefore = this.#reader.arrows;
  }
}
