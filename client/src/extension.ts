import * as vscode from 'vscode';
import { clientOptions } from './clientOptions';
import { countFindings } from './findings';
import { ServerConnection } from './server/serverConnection';
import { StatusBar } from './statusBar';

let connection: ServerConnection | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const log = vscode.window.createOutputChannel('MllmLsp', { log: true });
  const statusBar = new StatusBar();
  const server = new ServerConnection(
    context.asAbsolutePath('server'),
    log,
    () => clientOptions(statusBar),
    () => undefined,
  );
  connection = server;
  context.subscriptions.push(
    log,
    statusBar,
    server,
    server.onDidChangeState(state => {
      statusBar.setState(state);
    }),
    vscode.languages.onDidChangeDiagnostics(() => {
      statusBar.setFindings(countFindings());
    }),
    vscode.workspace.onDidChangeConfiguration(change => {
      if (change.affectsConfiguration('mllmLsp.server')) void server.restart();
    }),
    // The path of another server counts from now on.
    vscode.workspace.onDidGrantWorkspaceTrust(() => {
      if (vscode.workspace.getConfiguration('mllmLsp').get<string>('server.path', '') !== '') void server.restart();
    }),
    vscode.commands.registerCommand('mllmLsp.restartServer', () => server.restart()),
    vscode.commands.registerCommand('mllmLsp.showLog', () => {
      log.show();
    }),
  );
  await server.start();
}

export async function deactivate(): Promise<void> {
  await connection?.stop();
}
