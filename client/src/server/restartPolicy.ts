import {
  CloseAction,
  ErrorAction,
  type CloseHandlerResult,
  type ErrorHandler,
  type ErrorHandlerResult,
} from 'vscode-languageclient/node';

const restartsAllowed = 4;
const period = 3 * 60 * 1000;

/** Restarts a server that ended by itself, up to four times within three minutes; one that never ran is not tried again. */
export class RestartPolicy implements ErrorHandler {
  private readonly ends: number[] = [];

  /**
   * @param hasRun Whether the server ever answered.
   * @param onGivingUp Called with how often the server ended.
   */
  constructor(
    private readonly hasRun: () => boolean,
    private readonly onGivingUp: (ends: number) => void,
  ) {}

  error(_error: Error, _message: unknown, count: number | undefined): ErrorHandlerResult {
    return { action: (count ?? 0) <= 3 ? ErrorAction.Continue : ErrorAction.Shutdown, handled: true };
  }

  closed(): CloseHandlerResult {
    const now = Date.now();
    this.ends.push(now);
    while (this.ends.length > 0 && now - (this.ends[0] ?? now) > period) this.ends.shift();
    if (this.hasRun() && this.ends.length <= restartsAllowed) return { action: CloseAction.Restart, handled: true };
    this.onGivingUp(this.ends.length);
    return { action: CloseAction.DoNotRestart, handled: true };
  }
}
