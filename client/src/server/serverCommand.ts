import { accessSync, chmodSync, constants, existsSync } from 'node:fs';
import * as path from 'node:path';
import { l10n } from 'vscode';
import { findDotnet } from './dotnet';

/** How the server is started. */
export interface ServerCommand {
  readonly command: string;
  readonly args: readonly string[];
}

/** Why the server cannot be started, and what the reader can do about it. */
export class ServerUnavailable extends Error {
  /** @param download A page that has what is missing. */
  constructor(
    message: string,
    readonly download?: string,
  ) {
    super(message);
  }
}

const dotnetDownload = 'https://dotnet.microsoft.com/download/dotnet/10.0';

/**
 * The server that the user chose, else the one that came with the extension.
 * @param chosen Path from the settings; empty for none.
 * @param folder The extension's folder `server`.
 * @throws {ServerUnavailable}
 */
export async function findServer(chosen: string, folder: string): Promise<ServerCommand> {
  if (chosen !== '') {
    if (!path.isAbsolute(chosen) || !existsSync(chosen)) {
      throw new ServerUnavailable(
        l10n.t(
          'The setting "mllmLsp.server.path" names {0}, which is no absolute path of a file. Correct the setting, or clear it to use the server that comes with the extension.',
          chosen,
        ),
      );
    }
    return startOf(chosen);
  }
  const native = path.join(folder, process.platform === 'win32' ? 'mllm-lsp.exe' : 'mllm-lsp');
  if (existsSync(native)) {
    makeExecutable(native);
    return { command: native, args: [] };
  }
  const portable = path.join(folder, 'mllm-lsp.dll');
  if (existsSync(portable)) return startOf(portable);
  throw new ServerUnavailable(
    l10n.t('The extension came without its server ({0}). Install the extension for your platform again.', folder),
  );
}

async function startOf(file: string): Promise<ServerCommand> {
  if (path.extname(file).toLowerCase() !== '.dll') return { command: file, args: [] };
  const dotnet = await findDotnet();
  if (dotnet.path !== undefined) return { command: dotnet.path, args: [file] };
  throw new ServerUnavailable(
    dotnet.found.length === 0
      ? l10n.t(
          'The server needs the .NET 10 runtime, and no "dotnet" was found. Install .NET 10, then restart the server.',
        )
      : l10n.t(
          'The server needs the .NET 10 runtime; {0} has other versions only. Install .NET 10, then restart the server.',
          dotnet.found.join(', '),
        ),
    dotnetDownload,
  );
}

/** A vsix that was packed on Windows says nothing about who may run a file. */
function makeExecutable(file: string): void {
  if (process.platform === 'win32') return;
  try {
    accessSync(file, constants.X_OK);
  } catch {
    try {
      chmodSync(file, 0o755);
    } catch {
      // Starting it will fail, and says why.
    }
  }
}
