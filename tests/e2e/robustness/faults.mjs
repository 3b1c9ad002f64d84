// What a disk may hold: folders that any server can be opened on. Each case makes the fault and says what is to be asked then.
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, openSync, ftruncateSync, closeSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

/** Where root looks, everything may be read: these faults are for another user. */
export const FOR_OTHERS = new Set(['files and folders that may not be read']);

/** Makes a fault in a folder; may give back a function that takes it away again. */
export const FAULTS = {
  'files and folders that may not be read': folder => {
    const [files, closed] = [['locked.md', '.gitignore', 'x.glossary.yml', 'refs.bib'].map(name => join(folder, name)), join(folder, 'closed')];
    for (const file of files) writeFileSync(file, '# Locked\n');
    mkdirSync(join(closed, 'sub'), { recursive: true });
    chmodSync(folder, 0o755);
    for (const path of [...files, closed]) chmodSync(path, 0);
    return () => chmodSync(closed, 0o755);
  },
  'a named pipe': folder => void spawnSync('mkfifo', [join(folder, 'pipe.md'), join(folder, 'x.glossary.yml'), join(folder, '.gitignore'), join(folder, 'refs.bib')]),
  'a socket': folder => new Promise(resolve => {
    const server = createServer().listen(join(folder, 'socket.md'), () => resolve(() => server.close()));
  }),
  'links in a circle': folder => {
    symlinkSync('self.md', join(folder, 'self.md'));
    mkdirSync(join(folder, 'sub'));
    symlinkSync('..', join(folder, 'sub/up'));
    symlinkSync('sub', join(folder, 'other'));
  },
  'links out of the folder, to devices, and to nothing': folder => {
    symlinkSync('/dev/zero', join(folder, 'zero.md'));
    symlinkSync('/dev/random', join(folder, 'random.glossary.yml'));
    symlinkSync('/', join(folder, 'root'));
    symlinkSync('/nowhere/at/all.md', join(folder, 'gone.md'));
  },
  'a file of 2 GB': folder => {
    const file = openSync(join(folder, 'large.md'), 'w');
    ftruncateSync(file, 2 * 1024 ** 3);
    closeSync(file);
  },
  'bytes that are no text': folder => {
    writeFileSync(join(folder, 'gbk.md'), Buffer.from([0x23, 0x20, 0xd0, 0xfd, 0xd7, 0xaa, 0x0a]));
    writeFileSync(join(folder, 'zero.md'), Buffer.alloc(100_000));
    writeFileSync(join(folder, 'odd.md'), Buffer.from([0xff, 0xfe, 0x23, 0x00, 0x20]));
  },
  'UTF-16': folder => writeFileSync(join(folder, 'wide.md'), Buffer.from('\ufeff# Wide\n\n[[a]]\n', 'utf16le')),
  'names that are no UTF-8': folder => {
    writeFileSync(Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0xff, 0xfe, 0xd0]), Buffer.from('.md')]), '# Name\n');
    mkdirSync(Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0xc0, 0xaf])]));
  },
  'a folder where a note is named': folder => void mkdirSync(join(folder, 'folder.md/deep.md'), { recursive: true }),
};
