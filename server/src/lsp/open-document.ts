import { TextDocument } from "vscode-languageserver-textdocument";
import type {
  TextDocumentContentChangeEvent,
  TextDocumentsConfiguration,
} from "vscode-languageserver/node";
import { Analysis } from "../model/analysis.ts";

/** One version of an open document, with its one parse. */
export class OpenDocument {
  readonly uri: string;
  readonly version: number;
  readonly analysis: Analysis;
  readonly #document: TextDocument;

  private constructor(document: TextDocument) {
    this.uri = document.uri;
    this.version = document.version;
    this.analysis = new Analysis(document.getText());
    this.#document = document;
  }

  get text(): string {
    return this.analysis.text;
  }

  /** How the protocol's document store makes and changes documents. */
  static readonly configuration: TextDocumentsConfiguration<OpenDocument> = {
    create: (uri, language, version, text) =>
      new OpenDocument(TextDocument.create(uri, language, version, text)),
    update: (previous, changes: TextDocumentContentChangeEvent[], version) =>
      new OpenDocument(TextDocument.update(previous.#document, changes, version)),
  };
}
