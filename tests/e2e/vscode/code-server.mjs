// VS Code as a server on a free port of the loopback interface, with data folders of its own that are gone afterwards.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, openSync, readdirSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where the tools are: code-server, playwright-core, mocha. */
export const tools = execFileSync(fileURLToPath(new URL('./install.sh', import.meta.url)), { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }).trim();
export const toolRequire = createRequire(join(tools, 'package.json'));
const entry = join(tools, 'node_modules/code-server/out/node/entry.js');

/** Settings that keep VS Code quiet and its pictures the same; what the extension sets is left to it. */
const quiet = {
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.colorTheme': 'Default Light Modern',
  'workbench.enableExperiments': false,
  'workbench.editor.restoreViewState': false,
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'security.workspace.trust.banner': 'never',
  'files.autoSave': 'off',
  'git.enabled': false,
  'git.openRepositoryInParentFolders': 'never',
  'editor.fontFamily': 'DejaVu Sans Mono, Noto Sans Mono CJK SC',
  'editor.minimap.enabled': false,
  'editor.cursorBlinking': 'solid',
  'editor.hover.delay': 100,
  'editor.accessibilitySupport': 'off',
  'window.menuBarVisibility': 'compact',
  'chat.commandCenter.enabled': false,
};

export class CodeServer {
  /**
   * @param vsix Extensions to install, by path.
   * @param files Of the opened folder, by name.
   * @param settings Of the user, beside those that keep VS Code quiet.
   * @param trust Whether VS Code asks for trust in a folder.
   * @param hidden Folders that VS Code and what it starts find empty.
   */
  static async start({ vsix = [], files = {}, settings = {}, env = {}, trust = false, displayLanguage = '', hidden = [] }) {
    const server = new CodeServer();
    // Sockets are made below: their paths must stay short.
    server.root = mkdtempSync(join(tmpdir(), 'vsc-'));
    const at = (...parts) => join(server.root, ...parts);
    server.userData = at('user');
    server.workspace = at('notes');
    server.connections = at('foreign-connections');
    for (const folder of [at('user', 'User'), at('extensions'), server.workspace]) mkdirSync(folder, { recursive: true });
    server.writeSettings(settings);
    for (const [name, text] of Object.entries(files)) server.write(name, text);
    const inherited = Object.entries(process.env).filter(([name]) => !/^(VSCODE_|CODE_SERVER|PASSWORD|HASHED_PASSWORD|ELECTRON_|PORT$|HOST$)/.test(name));
    server.env = {
      ...Object.fromEntries(inherited),
      XDG_CONFIG_HOME: at('config'),
      XDG_DATA_HOME: at('data'),
      XDG_CACHE_HOME: at('cache'),
      XDG_RUNTIME_DIR: server.root,
      TMPDIR: server.root,
      // No gallery to look into.
      EXTENSIONS_GALLERY: '{"serviceUrl":""}',
      NODE_OPTIONS: `--require=${fileURLToPath(new URL('./loopback-watch.cjs', import.meta.url))}`,
      MLLM_LSP_FOREIGN_CONNECTIONS: server.connections,
      ...env,
    };
    writeFileSync(at('config.yaml'), 'auth: none\ncert: false\n');
    const base = ['--config', at('config.yaml'), '--user-data-dir', server.userData, '--extensions-dir', at('extensions')];
    for (const file of vsix) {
      const run = spawnSync(process.execPath, [entry, ...base, '--install-extension', file, '--force'], { env: server.env, encoding: 'utf8', timeout: 120_000 });
      if (run.status !== 0 || !/successfully installed/.test(run.stdout)) throw new Error(`${file} was not installed: ${run.stdout}${run.stderr}`);
    }
    const options = ['--bind-addr', '127.0.0.1:0', '--auth', 'none', '--disable-telemetry', '--disable-update-check', '--disable-getting-started-override'];
    if (!trust) options.push('--disable-workspace-trust');
    if (displayLanguage !== '') {
      server.addLanguagePack(displayLanguage);
      options.push('--locale', displayLanguage);
    }
    await server.listen([...base, ...options], hidden);
    return server;
  }

  /** A language pack without texts: VS Code's own stay English, those of extensions follow the language. */
  addLanguagePack(language) {
    const texts = join(this.root, 'main.i18n.json');
    writeFileSync(texts, '{"version":"1.0.0","contents":{}}');
    writeFileSync(join(this.userData, 'languagepacks.json'), JSON.stringify({
      [language]: {
        hash: `tests-${language}`,
        label: language,
        extensions: [{ extensionIdentifier: { id: 'tests.language-pack' }, version: '0.0.1' }],
        translations: { vscode: texts },
      },
    }));
  }

  async listen(options, hidden) {
    const logFile = join(this.root, 'code-server.log');
    const log = openSync(logFile, 'w');
    const [program, ...given] = behindCurtain(hidden, [process.execPath, entry, ...options]);
    this.process = spawn(program, given, { env: this.env, stdio: ['ignore', log, log], detached: true });
    for (const end = Date.now() + 60_000; ; ) {
      const written = readFileSync(logFile, 'utf8');
      const url = /HTTP server listening on (http:\/\/127\.0\.0\.1:\d+)/.exec(written)?.[1];
      if (url) {
        this.url = url;
        return;
      }
      if (this.process.exitCode !== null || Date.now() > end) throw new Error(`code-server did not start:\n${written}`);
      await new Promise(resolve => setTimeout(resolve, 50));
    }
  }

  /** The address of a page with the folder (or a workspace file in it) opened. */
  pageOf({ open = [], workspaceFile, payload = [] } = {}) {
    const shown = open.map(file => ['openFile', this.remoteUri(join(this.workspace, file))]);
    const what = workspaceFile === undefined ? `folder=${encodeURIComponent(this.workspace)}` : `workspace=${encodeURIComponent(join(this.workspace, workspaceFile))}`;
    return `${this.url}/?${what}&payload=${encodeURIComponent(JSON.stringify([...shown, ...payload]))}`;
  }

  remoteUri(path) {
    return `vscode-remote://${new URL(this.url).host}${path}`;
  }

  read(name) {
    return readFileSync(join(this.workspace, name), 'utf8');
  }

  write(name, text) {
    mkdirSync(dirname(join(this.workspace, name)), { recursive: true });
    writeFileSync(join(this.workspace, name), text);
  }

  writeSettings(settings) {
    writeFileSync(join(this.userData, 'User', 'settings.json'), JSON.stringify({ ...quiet, ...settings }, null, 2));
  }

  /** Settings of the machine on which the extension runs, among them those that no folder may set. */
  writeMachineSettings(settings) {
    mkdirSync(join(this.userData, 'Machine'), { recursive: true });
    writeFileSync(join(this.userData, 'Machine', 'settings.json'), JSON.stringify(settings, null, 2));
  }

  /** Process ids of language servers that this VS Code has started. */
  languageServers() {
    return processes().filter(({ command }) => command.includes(this.root) && command.endsWith('--stdio')).map(({ id }) => id);
  }

  /** What VS Code's processes spoke to outside this machine, and sockets of the network that its language servers hold. */
  foreignConnections() {
    const spoken = existsSync(this.connections) ? readFileSync(this.connections, 'utf8').trim().split('\n') : [];
    return [...spoken, ...this.languageServers().flatMap(id => networkSockets(id).map(socket => `language server: ${socket}`))];
  }

  async stop() {
    const end = signal => {
      try {
        // The group that this process leads.
        process.kill(-this.process.pid, signal);
      } catch {
        // It is gone.
      }
    };
    end('SIGTERM');
    for (let i = 0; i < 60 && this.process.exitCode === null && this.process.signalCode === null; i++) await new Promise(resolve => setTimeout(resolve, 50));
    end('SIGKILL');
    rmSync(this.root, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

/** A command with folders over which empty ones lie, for it and what it starts only. */
function behindCurtain(hidden, command) {
  if (hidden.length === 0) return command;
  const mounts = hidden.map(folder => `mount -t tmpfs none '${folder}'`).join(' && ');
  return ['unshare', process.getuid() === 0 ? '-m' : '-rm', 'sh', '-c', `${mounts} && exec "$@"`, 'sh', ...command];
}

export function processes() {
  return readdirSync('/proc').filter(name => /^\d+$/.test(name)).flatMap(id => {
    try {
      return [{ id: Number(id), command: readFileSync(`/proc/${id}/cmdline`, 'utf8').split('\0').filter(Boolean).join(' ') }];
    } catch {
      // It has ended meanwhile.
      return [];
    }
  });
}

/** Sockets of a process in the tables of TCP and UDP; those between processes of one machine are in none of them. */
function networkSockets(id) {
  const ofNetwork = ['tcp', 'tcp6', 'udp', 'udp6'].flatMap(table => readFileSync(`/proc/${id}/net/${table}`, 'utf8').trim().split('\n').slice(1).map(line => line.trim().split(/\s+/)[9]));
  return readdirSync(`/proc/${id}/fd`).flatMap(fd => {
    try {
      const inode = /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${id}/fd/${fd}`))?.[1];
      return inode !== undefined && ofNetwork.includes(inode) ? [inode] : [];
    } catch {
      return [];
    }
  });
}

/** A browser without a window. */
export function launchBrowser() {
  const executablePath = process.env.CHROMIUM ?? execFileSync('sh', ['-c', 'command -v chromium'], { encoding: 'utf8' }).trim();
  return toolRequire('playwright-core').chromium.launch({
    executablePath,
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
}

/** Notes every origin that a page speaks to. Its webviews' own origin is answered by a service worker, and never sent. */
export function watchOrigins(page, origins) {
  page.on('request', request => {
    const url = request.url();
    if (/^(https?|wss?):/.test(url)) origins.add(new URL(url).origin);
  });
}

export function foreignOrigins(origins, server) {
  const port = new URL(server.url).port;
  return [...origins].filter(origin => !new RegExp(`^(http|ws)://(127\\.0\\.0\\.1|localhost):${port}$`).test(origin) && !/vscode-resource\.vscode-cdn\.net$/.test(origin));
}
