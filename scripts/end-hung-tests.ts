/**
 * Imported into every test process of the gate. A process whose tests are over and that something keeps alive (a browser
 * that was not closed, an open server) would hold up the whole gate: it ends as failed, and says what kept it.
 */
import { after } from 'node:test';
import { endIfHung } from './together/hung-process.ts';

after(endIfHung);
