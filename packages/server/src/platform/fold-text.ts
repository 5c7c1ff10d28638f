import { type RawBuilder, sql } from 'kysely';

/** Full case folding of one code point (Unicode, CaseFolding.txt, statuses C and F), by the mappings JavaScript has. */
function foldLetter(letter: string): string {
  // The one letter whose capital is another's: folding keeps it (Turkish and Azeri alone would not).
  if (letter === 'ı') return letter;
  const capitals = letter.toLowerCase().toUpperCase();
  // One by one: a sigma at the end of a word has a small form of its own.
  return Array.from(capitals, (capital) => capital.toLowerCase()).join('');
}

/**
 * What two texts share when only case or normal form tells them apart: canonical caseless matching (Unicode, 3.13, D145),
 * written in NFC. `Ömer`, `ÖMER` and `O` + diaeresis + `mer` give one text, `Straße` and `STRASSE` too.
 */
export const foldText = (text: string): string =>
  Array.from(text.normalize('NFD'), foldLetter).join('').normalize('NFC');

/** True when only case or normal form tells the texts apart. */
export const isSameText = (a: string, b: string): boolean => foldText(a) === foldText(b);

/**
 * {@link foldText} inside SQL: a function of ours in every database (migration `fold-text`), because what PostgreSQL's
 * `lower` does depends on the locale that the database was made with.
 */
export const foldedSql = (value: RawBuilder<unknown> | string): RawBuilder<string> =>
  sql<string>`fold_text(${value})`;

/** The ways one text may be stored that are the same to a reader: as it is, composed and decomposed. */
export const normalForms = (text: string): string[] => [
  ...new Set([text, text.normalize('NFC'), text.normalize('NFD')]),
];
