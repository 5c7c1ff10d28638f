import { useEffect, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';

/** What the palette can lead to a page for: its form that makes something, or a question about the one thing it shows. */
export type Asked = 'create' | 'status' | 'delete';

/** The state of an address that asks for something. */
export const asking = (asked: Asked): { state: { asked: Asked } } => ({ state: { asked } });

/** Whether something of a page is open: by a button of the page, or since the palette led here for it. */
export function useAsked(what: Asked): [boolean, (isOpen: boolean) => void] {
  const { state, pathname, search } = useLocation();
  const navigate = useNavigate();
  const isAsked = (state as { asked?: Asked } | null)?.asked === what;
  const [isOpen, setOpen] = useState(isAsked);
  useEffect(() => {
    if (!isAsked) return;
    setOpen(true);
    // Once: neither a reload nor the way back opens it again.
    void navigate(pathname + search, { replace: true, state: null });
  }, [isAsked, navigate, pathname, search]);
  return [isOpen, setOpen];
}
