/**
 * Imported into every test process of the gate. A process whose tests are over and that something keeps alive (a browser
 * that was not closed, an open server) would hold up the whole gate: it ends as failed, and says what kept it.
 */
import { after } from 'node:test';

/** Longer than the hooks take that stop a server and a browser, ms. */
const patienceMs = 120_000;

after(() => {
  const end = () => {
    console.error(
      `The tests are over, and this keeps their process: ${process.getActiveResourcesInfo().join(', ')}`,
    );
    process.exit(1);
  };
  setTimeout(end, patienceMs).unref();
});
