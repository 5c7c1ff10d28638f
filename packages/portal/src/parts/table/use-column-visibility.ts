import type { VisibilityState } from '@tanstack/react-table';
import { useState } from 'react';

/** Which columns of a table somebody hid, remembered in this browser. A very large screen shows all until then. */
export function useColumnVisibility(
  table: string,
  hidden: readonly string[] = [],
): [VisibilityState, (next: VisibilityState) => void] {
  const key = `selfsame-columns-${table}`;
  const [visibility, setVisibility] = useState<VisibilityState>(() => {
    try {
      const stored: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
      if (stored !== null && typeof stored === 'object') return stored as VisibilityState;
    } catch {
      // Somebody else's value: start over.
    }
    const hasRoom = matchMedia('(min-width: 160em)').matches;
    return Object.fromEntries(hidden.map((id) => [id, hasRoom]));
  });
  return [
    visibility,
    (next) => {
      localStorage.setItem(key, JSON.stringify(next));
      setVisibility(next);
    },
  ];
}
