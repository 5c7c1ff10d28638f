/** A column of a table: its name, and how its value is read from a row. */
export type CsvColumn<Row> = readonly [name: string, value: (row: Row) => string | number | boolean | null];

/**
 * Before a cell that a spreadsheet would take for a formula: at the start of a value, and behind what some split at instead
 * of the comma. Excel in German splits at the semicolon, and then quotes that begin behind a comma hold nothing together.
 */
const formula =
  /^(?=[\s\uFEFF]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|[\t\r\n])|(?<=[;\t|\r\n])(?=(?:[^\S\t\r\n]|")*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/g;

/**
 * One value as a field (RFC 4180). What a spreadsheet would take for a formula gets an apostrophe before it: names of
 * keys and of people are words of whoever made them (OWASP, CSV injection).
 */
export function csvField(value: string | number | boolean | null): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  const inert = value.replaceAll(formula, "'");
  return /[",;|\t\r\n']/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}

/** Byte order mark, by which spreadsheets know UTF-8, and the names of the columns. */
export const csvHead = <Row>(columns: readonly CsvColumn<Row>[]): string =>
  `\uFEFF${columns.map(([name]) => name).join(',')}\r\n`;

/** A row as a line. */
export const csvLine = <Row>(columns: readonly CsvColumn<Row>[], row: Row): string =>
  `${columns.map(([, read]) => csvField(read(row))).join(',')}\r\n`;
