import * as vscode from "vscode";
import type { ShellOptions, ShellSession } from "../engine/types.ts";

/** What VS Code shows before it knows the terminal's size. */
const USUAL_SIZE: vscode.TerminalDimensions = { columns: 80, rows: 24 };

/** A terminal of VS Code's on a program that runs in a container: no process starts here. */
export class ContainerTerminal implements vscode.Pseudoterminal {
  readonly #start: (options: ShellOptions) => Promise<ShellSession>;
  readonly #written = new vscode.EventEmitter<string>();
  readonly #closed = new vscode.EventEmitter<number | undefined>();
  readonly onDidWrite = this.#written.event;
  readonly onDidClose = this.#closed.event;
  #session: ShellSession | null = null;
  #isClosed = false;

  constructor(start: (options: ShellOptions) => Promise<ShellSession>) {
    this.#start = start;
  }

  open(size: vscode.TerminalDimensions | undefined): void {
    void this.#open(size ?? USUAL_SIZE);
  }

  handleInput(text: string): void {
    this.#session?.write(text);
  }

  setDimensions({ columns, rows }: vscode.TerminalDimensions): void {
    this.#session?.resize(columns, rows);
  }

  close(): void {
    this.#isClosed = true;
    this.#session?.close();
    this.#written.dispose();
    this.#closed.dispose();
  }

  async #open({ columns, rows }: vscode.TerminalDimensions): Promise<void> {
    try {
      const session = await this.#start({
        columns,
        rows,
        onOutput: (text) => {
          this.#written.fire(text);
        },
        onExit: (code) => {
          this.#closed.fire(code === null || code === 0 ? undefined : code);
        },
      });
      this.#session = session;
      if (this.#isClosed) session.close();
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      this.#written.fire(`${message}\r\n`);
      this.#closed.fire(1);
    }
  }
}
