import * as vscode from 'vscode';
import { LanguageClient, State, TransportKind, type LanguageClientOptions } from 'vscode-languageclient/node';
import { RestartPolicy } from './restartPolicy';
import { findServer, ServerUnavailable } from './serverCommand';

export type ServerState = 'stopped' | 'starting' | 'running' | 'failed';

/** The log has it all; what a reader needs to know, {@link ServerConnection} says once, with a way out. */
class QuietClient extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }
}

/** Starts the server, starts it again, and says how it is. There is one for all opened folders. */
export class ServerConnection implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<ServerState>();
  private current: LanguageClient | undefined;
  private changes: Promise<void> = Promise.resolve();

  /** Raised after each change of the state. */
  readonly onDidChangeState = this.changed.event;
  state: ServerState = 'stopped';

  /**
   * @param serverFolder Where the extension's own server is.
   * @param options For each client that is made.
   * @param created Called with each client before it starts, to add what it handles.
   */
  constructor(
    private readonly serverFolder: string,
    private readonly log: vscode.LogOutputChannel,
    private readonly options: () => LanguageClientOptions,
    private readonly created: (client: LanguageClient) => void,
  ) {}

  /** The client of a running server; undefined while there is none. */
  get client(): LanguageClient | undefined {
    return this.state === 'running' ? this.current : undefined;
  }

  start(): Promise<void> {
    return this.inTurn(() => this.startNow());
  }

  restart(): Promise<void> {
    return this.inTurn(async () => {
      await this.stopNow();
      await this.startNow();
    });
  }

  stop(): Promise<void> {
    return this.inTurn(() => this.stopNow());
  }

  dispose(): void {
    this.changed.dispose();
  }

  /** Two restarts asked for at once must not make two servers. */
  private inTurn(change: () => Promise<void>): Promise<void> {
    this.changes = this.changes.then(change, change);
    return this.changes;
  }

  private async startNow(): Promise<void> {
    this.enter('starting');
    try {
      const server = await findServer(
        vscode.workspace.getConfiguration('mllmLsp').get<string>('server.path', '').trim(),
        this.serverFolder,
      );
      this.log.info(`Starting ${[server.command, ...server.args].join(' ')}`);
      await this.run({ ...server, args: [...server.args], transport: TransportKind.stdio });
    } catch (error) {
      this.fail(error);
    }
  }

  private async run(server: { command: string; args: string[]; transport: TransportKind.stdio }): Promise<void> {
    let hasRun = false;
    const policy = new RestartPolicy(
      () => hasRun,
      ends => {
        this.fail(
          hasRun
            ? new ServerUnavailable(
                vscode.l10n.t(
                  'The server of MllmLsp ended {0} times within three minutes, and is not started again.',
                  ends,
                ),
              )
            : endedEarly(server.command),
        );
      },
    );
    const client = new QuietClient('mllmLsp', 'MllmLsp', server, {
      ...this.options(),
      outputChannel: this.log,
      errorHandler: policy,
      initializationFailedHandler: () => false,
    });
    this.current = client;
    this.created(client);
    client.onDidChangeState(({ newState }) => {
      if (this.current !== client || this.state === 'failed') return;
      if (newState === State.Running) {
        hasRun = true;
        this.enter('running');
      } else if (hasRun && newState === State.Starting) {
        this.log.warn('The server ended and is started again');
        this.enter('starting');
      }
    });
    try {
      await client.start();
    } catch (error) {
      // The system's word for a program that it cannot run is worth reading; that of a pipe without an end is not.
      if (error instanceof Error && /\b(ENOENT|EACCES|ENOEXEC|UNKNOWN)\b|Launching server/.test(error.message))
        throw error;
      throw endedEarly(server.command);
    }
  }

  private async stopNow(): Promise<void> {
    const client = this.current;
    this.current = undefined;
    this.enter('stopped');
    try {
      await client?.dispose(2000);
    } catch (error) {
      // A server that is gone or never came cannot be told to stop.
      this.log.debug(`Stopping: ${String(error)}`);
    }
  }

  private enter(state: ServerState): void {
    this.state = state;
    this.changed.fire(state);
  }

  private fail(error: unknown): void {
    if (this.state === 'failed') return;
    this.enter('failed');
    const reason = error instanceof Error ? error.message : String(error);
    this.log.error(reason);
    const download = error instanceof ServerUnavailable ? error.download : undefined;
    const text =
      error instanceof ServerUnavailable ? reason : vscode.l10n.t('MllmLsp could not start its server: {0}', reason);
    void this.offer(text, download);
  }

  private async offer(text: string, download: string | undefined): Promise<void> {
    const [showLog, restart, get] = [
      vscode.l10n.t('Show Log'),
      vscode.l10n.t('Restart Server'),
      vscode.l10n.t('Get .NET'),
    ];
    const actions = download === undefined ? [showLog, restart] : [get, showLog, restart];
    const chosen = await vscode.window.showErrorMessage(text, ...actions);
    if (chosen === showLog) this.log.show();
    else if (chosen === restart) await this.restart();
    else if (chosen === get && download !== undefined) await vscode.env.openExternal(vscode.Uri.parse(download));
  }
}

function endedEarly(command: string): Error {
  return new Error(vscode.l10n.t('{0} ended before it answered. The log has what it said.', command));
}
