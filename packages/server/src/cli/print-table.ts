/** Prints rows in columns as wide as their widest cell. @param rows the first is the heading */
export function printTable(rows: readonly (readonly string[])[], print: (line: string) => void): void {
  const [heading = []] = rows;
  const widths = heading.map((_, at) => Math.max(...rows.map((row) => row[at]!.length)));
  for (const row of rows)
    print(
      row
        .map((cell, at) => cell.padEnd(widths[at]!))
        .join('  ')
        .trimEnd(),
    );
}
