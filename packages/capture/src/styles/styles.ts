import { adaptation } from './adaptation.ts';
import { brand } from './brand.ts';
import { drawings } from './drawings.ts';
import { frame } from './frame.ts';
import { handoff } from './handoff.ts';
import { live } from './live.ts';
import { screens } from './screens.ts';

/** Styles of the component, by constructable style sheets: they pass `style-src 'self'`. Later ones win. */
export const styles = [frame, screens, drawings, live, handoff, brand, adaptation];
