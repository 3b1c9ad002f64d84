import type { ClientCapabilities, FeatureState, StaticFeature } from 'vscode-languageclient/node';

/** The one command that a card may run: it only shows what the glossary view has anyway. */
export const showConceptCommand = 'mllmLsp.showConcept';

/** Tells the server what this client has beyond LSP (docs/protocol.md). */
export class OwnCapabilities implements StaticFeature {
  fillClientCapabilities(capabilities: ClientCapabilities): void {
    capabilities.experimental = { mllmLsp: { commands: [showConceptCommand] } };
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
