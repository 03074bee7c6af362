import {
  type Capabilities,
  type DockerfileLanguageService,
  DockerfileLanguageServiceFactory,
} from "dockerfile-language-service";
import type {
  CompletionItem,
  DocumentHighlight,
  DocumentLink,
  Hover,
  Location,
  Position,
  Range,
  SignatureHelp,
  TextEdit,
} from "vscode-languageserver-types";
import type { Analysis } from "../model/analysis.ts";
import { isInHeredoc, maskHeredocs } from "./mask-heredocs.ts";
import { offsetOf } from "./positions.ts";

/** A place in one version of a document. */
export interface Place {
  readonly uri: string;
  readonly analysis: Analysis;
  readonly position: Position;
}

/**
 * What dockerfile-language-service knows of plain instructions. It reads heredocs in its own way,
 * so it does not see them; and it is never asked for an image's tags, which it would fetch from
 * the network.
 */
export class LanguageAssist {
  readonly #service: DockerfileLanguageService;
  readonly #masked = new WeakMap<Analysis, string>();

  constructor(capabilities: Capabilities) {
    this.#service = DockerfileLanguageServiceFactory.createLanguageService();
    this.#service.setCapabilities(capabilities);
  }

  async completion({ analysis, position }: Place): Promise<CompletionItem[]> {
    const { dockerfile } = analysis;
    const offset = offsetOf(dockerfile.lines, position);
    if (isInHeredoc(dockerfile, offset) || isInImageTag(analysis, offset)) return [];
    return this.#service.computeCompletionItems(this.#textOf(analysis), position);
  }

  resolveCompletion(item: CompletionItem): CompletionItem {
    return this.#service.resolveCompletionItem(item);
  }

  hover({ analysis, position }: Place): Hover | null {
    return this.#service.computeHover(this.#textOf(analysis), position);
  }

  signature({ analysis, position }: Place): SignatureHelp {
    return this.#service.computeSignatureHelp(this.#textOf(analysis), position);
  }

  definition({ uri, analysis, position }: Place): Location | null {
    // The library's types do not say that there may be none.
    const found: Location | null = this.#service.computeDefinition(
      { uri },
      this.#textOf(analysis),
      position,
    );
    return found;
  }

  highlights({ analysis, position }: Place): DocumentHighlight[] {
    return this.#service.computeHighlightRanges(this.#textOf(analysis), position);
  }

  prepareRename({ analysis, position }: Place): Range | null {
    return this.#service.prepareRename(this.#textOf(analysis), position);
  }

  rename({ uri, analysis, position }: Place, newName: string): TextEdit[] {
    return this.#service.computeRename({ uri }, this.#textOf(analysis), position, newName);
  }

  links(analysis: Analysis): DocumentLink[] {
    return this.#service
      .computeLinks(this.#textOf(analysis))
      .map((link) => this.#service.resolveLink(link));
  }

  #textOf(analysis: Analysis): string {
    const known = this.#masked.get(analysis);
    if (known !== undefined) return known;
    const masked = maskHeredocs(analysis.dockerfile);
    this.#masked.set(analysis, masked);
    return masked;
  }
}

function isInImageTag({ dockerfile, model }: Analysis, offset: number): boolean {
  return model.stages.some(({ base }) => {
    if (base === null || offset < base.span.start || base.span.end < offset) return false;
    return /[:@]/.test(dockerfile.text.slice(base.span.start, offset));
  });
}
