import { useEffect, useEffectEvent, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';

/** What the palette can lead to a page for: its form that makes something, or a question about the one thing it shows. */
export type Asked = 'create' | 'enable' | 'disable' | 'delete';

/** The state of an address that asks for something. */
export const asking = (asked: Asked): { state: { asked: Asked } } => ({ state: { asked } });

/** Tells a page what the palette led to it for, where it is one of these; once. */
export function useOnAsked<A extends Asked>(answered: readonly A[], onAsked: (asked: A) => void): void {
  const { state, pathname, search } = useLocation();
  const navigate = useNavigate();
  const wanted = (state as { asked?: Asked } | null)?.asked;
  const asked = answered.find((one) => one === wanted);
  const tell = useEffectEvent(onAsked);
  useEffect(() => {
    if (!asked) return;
    tell(asked);
    // Once: neither a reload nor the way back asks again.
    void navigate(pathname + search, { replace: true, state: null });
  }, [asked, navigate, pathname, search]);
}

/** Whether something of a page is open: by a button of the page, or since the palette led here for it. */
export function useAsked(what: Asked): [boolean, (isOpen: boolean) => void] {
  const [isOpen, setOpen] = useState(false);
  useOnAsked([what], () => setOpen(true));
  return [isOpen, setOpen];
}
