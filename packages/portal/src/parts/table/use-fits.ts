import { type RefObject, useEffect, useRef, useState } from 'react';

/**
 * Whether what is inside fits without scrolling sideways. Only then may the box not scroll, so that the heads of a table
 * can stick to the page.
 */
export function useFits(): [RefObject<HTMLElement | null>, boolean] {
  const box = useRef<HTMLElement>(null);
  const [fits, setFits] = useState(false);
  useEffect(() => {
    const element = box.current;
    const inner = element?.firstElementChild;
    if (!element || !inner) return;
    const measure = () => setFits(inner.scrollWidth <= element.clientWidth);
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    observer.observe(inner);
    return () => observer.disconnect();
  });
  return [box, fits];
}
