import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';

const waitMilliseconds = 100;
const patienceMilliseconds = 10 * 60 * 1000;

/** Runs `work` while no other process runs it under the same lock: a folder, since making one is atomic on every file system. */
export async function locked(folder, work) {
  const end = Date.now() + patienceMilliseconds;
  while (!(await take(folder))) {
    if (Date.now() > end) {
      throw new Error(`Another build holds ${folder} for more than ten minutes. If none is running, delete that folder.`);
    }
    await new Promise((resolve) => setTimeout(resolve, waitMilliseconds));
  }
  try {
    return await work();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function take(folder) {
  try {
    await mkdir(folder);
    await writeFile(path.join(folder, 'pid'), String(process.pid));
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST' && error.code !== 'EPERM') {
      throw error;
    }
    if (await isAbandoned(folder)) {
      await rm(folder, { recursive: true, force: true });
    }
    return false;
  }
}

/** Whether the process that took the lock is gone: a build that was broken off must not stop all later ones. */
async function isAbandoned(folder) {
  const pid = Number(await readFile(path.join(folder, 'pid'), 'utf8').catch(() => ''));
  if (!pid) {
    // Taken just now, or broken off between the folder and the file.
    const taken = await stat(folder).catch(() => null);
    return taken !== null && Date.now() - taken.mtimeMs > 5000;
  }
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH';
  }
}
