import type { Icon } from '@tabler/icons-react';

/** Groups of the palette, in their order. */
export const paletteGroups = ['people', 'transactions', 'pages', 'actions'] as const;
/** One of them. */
export type PaletteGroup = (typeof paletteGroups)[number];

/** Something the palette goes to, or does. */
export interface PaletteItem {
  /** Unique among all that is shown; letters, digits and hyphens. */
  id: string;
  group: PaletteGroup;
  label: string;
  /** Beside the label: what tells it from others. */
  hint?: string;
  icon: Icon;
  run: () => void;
}
