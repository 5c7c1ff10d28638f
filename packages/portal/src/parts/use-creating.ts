import { useEffect, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';

/** Whether the form that makes something is open: by a button of the page, or since the palette led here to make it. */
export function useCreating(): [boolean, (isCreating: boolean) => void] {
  const { state, pathname, search } = useLocation();
  const navigate = useNavigate();
  const creates = (state as { creates?: boolean } | null)?.creates === true;
  const [isCreating, setCreating] = useState(creates);
  useEffect(() => {
    if (!creates) return;
    setCreating(true);
    // Once: neither a reload nor the way back opens it again.
    void navigate(pathname + search, { replace: true, state: null });
  }, [creates, navigate, pathname, search]);
  return [isCreating, setCreating];
}
