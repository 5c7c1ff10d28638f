/** Longer than the hooks take that stop a server and a browser, ms. */
const patienceMs = 120_000;

const left: string[] = [];
let open = 0;
let isInTurns = false;

/** Says that files run in turn here: what node takes for the end of all tests is the end of the first file. */
export function beginTurns(): void {
  isInTurns = true;
}

/** Notes after which of these files more was open than before. */
export function noteWhatIsLeft(file: string): void {
  const now = process.getActiveResourcesInfo();
  if (now.length > open) left.push(`\n  after ${file}: ${now.join(', ')}`);
  open = now.length;
}

/** Ends the turns; the process as well, as {@link endIfHung}. */
export function endTurns(): void {
  isInTurns = false;
  endIfHung();
}

/** Lets the process end as failed, and say what kept it, where it goes on for two minutes after its tests. */
export function endIfHung(): void {
  if (isInTurns) return;
  const end = () => {
    const resources = process.getActiveResourcesInfo().join(', ');
    console.error(`The tests are over, and this keeps their process: ${resources}${left.join('')}`);
    process.exit(1);
  };
  setTimeout(end, patienceMs).unref();
}
