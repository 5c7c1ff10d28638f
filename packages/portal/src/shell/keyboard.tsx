import { ActionIcon } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconKeyboard } from '@tabler/icons-react';
import { lazy, Suspense, useEffect, useRef } from 'react';
import { useNavigate } from 'react-router';
import { useTexts } from '../texts/define-texts.ts';
import { shellTexts } from './shell-texts.ts';
import { useNavigationEntries } from './use-navigation-entries.ts';

// Read by who asks for help, and so loaded for them only.
const ShortcutHelp = lazy(() => import('./shortcut-help.tsx'));

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

type Entry = ReturnType<typeof useNavigationEntries>[number];

/** Listens for `?` (help), `/` (search), and `g` with the letter of a page. */
function useShortcuts(entries: readonly Entry[], onHelp: () => void): void {
  const navigate = useNavigate();
  const lastG = useRef(0);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      // A dialog has its own keys.
      if (document.querySelector('[role="dialog"]')) return;
      if (event.key === '?') return onHelp();
      if (event.key === '/') {
        const field = document.querySelector<HTMLInputElement>('[data-portal-search]');
        if (field) event.preventDefault();
        return field?.focus();
      }
      if (event.key === 'g') {
        lastG.current = event.timeStamp;
        return;
      }
      if (event.timeStamp - lastG.current > 1_200) return;
      lastG.current = 0;
      const entry = entries.find(({ navigation }) => navigation.key === event.key);
      if (entry) void navigate(entry.path);
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [entries, onHelp, navigate]);
}

/** Shortcuts (`/`, `?`, `g` and a letter) and the help that lists them. */
export function Keyboard() {
  const { keyboard: words } = useTexts(shellTexts);
  const [isOpen, help] = useDisclosure();
  const entries = useNavigationEntries().filter(({ navigation }) => navigation.key !== undefined);
  useShortcuts(entries, help.open);
  return (
    <>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        visibleFrom="sm"
        aria-label={words.open}
        onClick={help.open}
      >
        <IconKeyboard size={20} stroke={1.7} aria-hidden />
      </ActionIcon>
      {isOpen && (
        <Suspense>
          <ShortcutHelp entries={entries} onClose={help.close} />
        </Suspense>
      )}
    </>
  );
}
