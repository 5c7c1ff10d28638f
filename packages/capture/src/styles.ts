import { adaptation } from './styles/adaptation.ts';
import { brand } from './styles/brand.ts';
import { drawings } from './styles/drawings.ts';
import { frame } from './styles/frame.ts';
import { handoff } from './styles/handoff.ts';
import { live } from './styles/live.ts';
import { screens } from './styles/screens.ts';

/** Styles of the component, by constructable style sheets: they pass `style-src 'self'`. Later ones win. */
export const styles = [frame, screens, drawings, live, handoff, brand, adaptation];
