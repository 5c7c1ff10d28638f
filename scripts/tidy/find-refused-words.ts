import { basename } from 'node:path/posix';
import type { Finding } from './source.ts';

/** Names of files that say nothing of what is in them. */
const emptyNames = /^(?:utils?|helpers?|common|misc|managers?|services?|types|index)\.tsx?$/;

/** A package's front door; nothing else is called `index`. */
const frontDoor = /^packages\/[^/]+\/src\/index\.ts$/;

/** Words that we don't use in code, and what to say instead. */
const refused: [word: RegExp, instead: string][] = [
  [/Happening\b/, 'Change, or what happened'],
  [/[a-z]Deed\b|\bdeed\b/i, 'Act'],
  [/\bcompanion\b/i, 'what it does for the other device'],
  [/[a-z]Desk\b/, 'the noun it looks after'],
  [/\btab-?line\b/i, 'tab title'],
  [/\bportal-?door\b/i, 'portal session'],
];

/** Files that must name the words that they refuse. */
const mayName = /^scripts\/tidy(?:\/|\.test\.ts$)/;

/** Files named after nothing, and words a stranger must learn before they mean something. */
export function findRefusedWords(files: readonly { path: string; text: string }[]): Finding[] {
  return files.flatMap(({ path, text }) => {
    const findings: Finding[] = [];
    if (emptyNames.test(basename(path)) && !frontDoor.test(path))
      findings.push({ path, line: 1, subject: 'file name', message: 'name the file after what it exports' });
    if (mayName.test(path)) return findings;
    text.split('\n').forEach((content, at) => {
      for (const [word, instead] of refused) {
        const found = word.exec(content)?.[0];
        if (!found) continue;
        findings.push({ path, line: at + 1, subject: found, message: `"${found}": say ${instead}` });
      }
    });
    return findings;
  });
}
