import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import * as path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The runtime that the portable server is built for. */
const neededRuntime = /^Microsoft\.NETCore\.App 10\./m;

/** @property path The first `dotnet` with the runtime; undefined where there is none. @property found All that were looked at. */
export interface DotnetSearch {
  readonly path: string | undefined;
  readonly found: readonly string[];
}

/** Looks for a .NET 10 runtime: `DOTNET_ROOT`, `PATH`, then where installers put it. */
export async function findDotnet(): Promise<DotnetSearch> {
  const found: string[] = [];
  for (const candidate of new Set(candidates())) {
    if (!existsSync(candidate)) continue;
    found.push(candidate);
    if (await hasRuntime(candidate)) return { path: candidate, found };
  }
  return { path: undefined, found };
}

function candidates(): string[] {
  const { env, platform } = process;
  const name = platform === 'win32' ? 'dotnet.exe' : 'dotnet';
  const usual =
    platform === 'win32'
      ? [path.join(env.ProgramFiles ?? 'C:\\Program Files', 'dotnet')]
      : [
          '/usr/share/dotnet',
          '/usr/lib/dotnet',
          '/usr/local/share/dotnet',
          '/opt/homebrew/bin',
          path.join(env.HOME ?? '/', '.dotnet'),
        ];
  // An empty part of PATH means the working directory, which is the notes' folder: nothing there may be run.
  const folders = [env.DOTNET_ROOT, ...(env.PATH ?? '').split(path.delimiter), ...usual];
  return folders
    .filter(folder => folder !== undefined && path.isAbsolute(folder))
    .map(folder => path.join(folder ?? '', name));
}

async function hasRuntime(dotnet: string): Promise<boolean> {
  try {
    const { stdout } = await run(dotnet, ['--list-runtimes'], { timeout: 15_000, windowsHide: true });
    return neededRuntime.test(stdout);
  } catch {
    return false;
  }
}
