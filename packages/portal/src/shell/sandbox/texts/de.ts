import type en from './en.ts';

const de: typeof en = {
  title: 'Dies ist eine Sandbox',
  text: 'Vorgänge sind hier Tests. Nichts daraus gilt als Nachweis.',
};
export default de;
