import * as vscode from 'vscode';
import { clientOptions } from './clientOptions';
import { CardView } from './card/cardView';
import { addTerm } from './commands/addTerm';
import { Baselines } from './commands/baseline';
import { buildGlossary } from './commands/buildGlossary';
import { ignoreWord } from './commands/ignoreWord';
import { WorkspaceFindings } from './commands/lintWorkspace';
import { lookUpTerm } from './commands/lookUpTerm';
import { newTerms } from './commands/newTerms';
import { saveFile } from './commands/serverEdit';
import { termSheet } from './commands/termSheet';
import { countFindings } from './findings';
import { GlossaryModel } from './glossary';
import { GraphPanel } from './graph/graphPanel';
import { languageStatus } from './languageStatus';
import { rulePages } from './rulePages';
import { movesLinksSetting, OwnCapabilities } from './server/ownCapabilities';
import { ServerConnection } from './server/serverConnection';
import { StatusBar } from './statusBar';
import { registerViews } from './views';

let connection: ServerConnection | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const log = vscode.window.createOutputChannel('MllmLsp', { log: true });
  const rules = rulePages(context.extensionUri);
  const statusBar = new StatusBar();
  const server: ServerConnection = new ServerConnection(
    context.asAbsolutePath('server'),
    log,
    () =>
      clientOptions(statusBar, rules, () => {
        glossary.invalidate();
      }),
    client => {
      client.registerFeature(new OwnCapabilities());
    },
  );
  connection = server;
  const glossary = new GlossaryModel(server);
  const graph = new GraphPanel(context.extensionUri, server);
  const workspaceFindings = new WorkspaceFindings(rules);
  const card = new CardView(context.extensionUri, server);
  const baselines = new Baselines(server, context.workspaceState, () => {
    workspaceFindings.clear();
  });
  const command = (name: string, run: (...given: never[]) => unknown): vscode.Disposable =>
    vscode.commands.registerCommand(`mllmLsp.${name}`, run);
  context.subscriptions.push(
    log,
    statusBar,
    server,
    glossary,
    graph,
    card,
    workspaceFindings,
    languageStatus(glossary, server),
    ...registerViews(server, glossary, card, context.workspaceState),
    server.onDidChangeState(state => {
      statusBar.setState(state);
      workspaceFindings.clear();
    }),
    vscode.languages.onDidChangeDiagnostics(() => {
      const findings = countFindings();
      statusBar.setFindings(findings);
      void baselines.consider(findings);
    }),
    vscode.workspace.onDidChangeConfiguration(change => {
      if (change.affectsConfiguration('mllmLsp.server') || change.affectsConfiguration(movesLinksSetting))
        void server.restart();
    }),
    // The path of another server counts from now on.
    vscode.workspace.onDidGrantWorkspaceTrust(() => {
      if (vscode.workspace.getConfiguration('mllmLsp').get<string>('server.path', '') !== '') void server.restart();
    }),
    command('restartServer', () => server.restart()),
    command('showLog', () => {
      log.show();
    }),
    command('lookUpTerm', () => lookUpTerm(glossary, card)),
    command('showGraph', () => graph.show()),
    command('lintWorkspace', () => workspaceFindings.lint(server)),
    command('addTerm', () => addTerm(server)),
    command('newTerms', () => newTerms(server)),
    command('ignoreWord', () => ignoreWord(server)),
    command('buildGlossary', () => buildGlossary(server)),
    command('writeBaseline', () => baselines.write()),
    command('termSheet', () => termSheet(server)),
    // What a quick fix of settings ends with: only a saved file counts.
    command('saveSettings', (file: vscode.Uri) => saveFile(file)),
  );
  await server.start();
}

export async function deactivate(): Promise<void> {
  await connection?.stop();
}
