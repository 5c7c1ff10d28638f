import { UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { lazy, Suspense, useEffect } from 'react';
import { useTexts } from '../../texts/define-texts.ts';
import { shellTexts } from '../shell-texts.ts';
import classes from './palette-button.module.css';

const Palette = lazy(() => import('./palette.tsx'));

const isApple = /Mac|iPhone|iPad/.test(navigator.userAgent);

/** Opens the command palette, by a click or by Ctrl-K (⌘K), also out of a field. */
export function PaletteButton() {
  const { palette: words } = useTexts(shellTexts);
  const [isOpen, { open, close }] = useDisclosure();
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || event.altKey || event.shiftKey) return;
      if (!(isApple ? event.metaKey : event.ctrlKey)) return;
      event.preventDefault();
      // A dialog is a question of its own.
      if (document.querySelector('[role="dialog"]')) return;
      open();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [open]);
  return (
    <>
      <UnstyledButton
        className={classes.button}
        onClick={open}
        aria-haspopup="dialog"
        aria-keyshortcuts={isApple ? 'Meta+K' : 'Control+K'}
      >
        <IconSearch size={18} stroke={1.7} aria-hidden />
        <span className={classes.words}>{words}</span>
        <kbd className={classes.keys} aria-hidden>
          {isApple ? '⌘K' : 'Ctrl K'}
        </kbd>
      </UnstyledButton>
      {isOpen && (
        <Suspense fallback={null}>
          <Palette onClose={close} />
        </Suspense>
      )}
    </>
  );
}
