import { useEffect } from 'react';

/** Forms on the screen that hold something unsaved. */
const dirtyForms = new Set<symbol>();

/** Whether anything on the screen would be lost. */
export const isAnythingUnsaved = (): boolean => dirtyForms.size > 0;

/** Counts a form among those with something unsaved; while one has, the browser asks before it closes the page. */
export function useUnsaved(isDirty: boolean): void {
  useEffect(() => {
    if (!isDirty) return;
    const form = Symbol('form');
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    dirtyForms.add(form);
    addEventListener('beforeunload', warn);
    return () => {
      dirtyForms.delete(form);
      removeEventListener('beforeunload', warn);
    };
  }, [isDirty]);
}
