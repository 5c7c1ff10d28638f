import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { apiKey } from '../e2e/server.ts';

/** What no line of a log may hold, whoever used it in whichever journey. */
const traces: readonly [name: string, pattern: RegExp][] = [
  ['an API key', new RegExp(apiKey.value)],
  ['Basic credentials', new RegExp(Buffer.from(`${apiKey.id}:${apiKey.value}`).toString('base64'))],
  ['a token', /eyJ[\w-]{20,}\.[\w-]{20,}/],
  ['a cookie', /selfsame-portal=/],
  ['the secret of a link', /[?&]s=[\w-]|OneTimeSecret/],
  ['a link of the portal', /\/portal\/(set-up|invitation)[^"]*#/],
  ['an e-mail address', /[\w.+-]+@[\w-]+\.[a-z]{2,}/i],
  ['a phone number', /"\+\d{8,}|\+49\d{6,}/],
  ['a picture', /\/9j\/4[\w+/]{20}|data:image\//],
];

/** Frames of a stack name files of packages with their version, `node_modules/x@1.2.3/…`. */
const notAddresses = /node_modules\/[^\s"]*|file:\/\/[^\s"]*/g;

/**
 * Looks through what the servers of all journeys wrote as log lines for secrets, addresses and pictures.
 * @param folder where each server's output was kept
 * @param since files that were not written after this moment belong to an earlier run
 * @returns one sentence for each kind of find in each file, with the line
 */
export async function searchLogs(
  folder: string,
  since: Date,
): Promise<{ files: number; lines: number; finds: string[] }> {
  const finds: string[] = [];
  const counts = { files: 0, lines: 0 };
  for (const name of await readdir(folder).catch(() => [])) {
    const path = join(folder, name);
    if ((await stat(path)).mtime < since) continue;
    counts.files += 1;
    // What is no JSON is said to the terminal of the one who starts it: the first key, two links.
    const lines = (await readFile(path, 'utf8')).split('\n').filter((line) => line.startsWith('{'));
    counts.lines += lines.length;
    for (const [trace, pattern] of traces) {
      const line = lines.find((text) => pattern.test(text.replace(notAddresses, '')));
      if (line !== undefined) finds.push(`${name} holds ${trace}: ${line.slice(0, 300)}`);
    }
  }
  return { ...counts, finds };
}
