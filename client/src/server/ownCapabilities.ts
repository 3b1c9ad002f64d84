import * as vscode from 'vscode';
import type { ClientCapabilities, FeatureState, StaticFeature } from 'vscode-languageclient/node';

/** The one command that a card may run: it only shows what the glossary view has anyway. */
export const showConceptCommand = 'mllmLsp.showConcept';

/** The setting by which VS Code's own Markdown support follows files that are moved; it knows no wiki links. */
export const movesLinksSetting = 'markdown.updateLinksOnFileMove.enabled';

function editorMovesLinks(): boolean {
  return vscode.workspace.getConfiguration().get<string>(movesLinksSetting, 'never') !== 'never';
}

/** Tells the server what this client has beyond LSP (docs/protocol.md). */
export class OwnCapabilities implements StaticFeature {
  fillClientCapabilities(capabilities: ClientCapabilities): void {
    capabilities.experimental = { mllmLsp: { commands: [showConceptCommand], movesLinks: editorMovesLinks() } };
  }

  initialize(): void {
    // Nothing depends on what the server can do.
  }

  getState(): FeatureState {
    return { kind: 'static' };
  }

  clear(): void {
    // Nothing is held.
  }
}
