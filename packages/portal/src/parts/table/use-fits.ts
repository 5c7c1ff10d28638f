import { type RefObject, useEffect, useRef, useState } from 'react';

/**
 * Whether what is inside fits without scrolling sideways. Only then may the box not scroll, so that the heads of a table
 * can stick to the page. While there is more behind the end edge, what holds the box has `data-more`.
 */
export function useFits(): [RefObject<HTMLElement | null>, boolean] {
  const box = useRef<HTMLElement>(null);
  const [fits, setFits] = useState(false);
  useEffect(() => {
    const element = box.current;
    const inner = element?.firstElementChild;
    if (!element || !inner) return;
    const measure = () => {
      const hidden = inner.scrollWidth - element.clientWidth;
      setFits(hidden <= 0);
      // From right to left it counts down from 0.
      element.parentElement?.toggleAttribute('data-more', hidden - Math.abs(element.scrollLeft) > 1);
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    observer.observe(inner);
    element.addEventListener('scroll', measure, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', measure);
    };
  });
  return [box, fits];
}
