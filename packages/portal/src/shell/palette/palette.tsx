import { Kbd, Modal, VisuallyHidden } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { ErrorNote } from '../../parts/error-note.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { type CurrentItem, currentPlace } from './current-item.ts';
import classes from './palette.module.css';
import { type PaletteItem, paletteGroups } from './palette-item.ts';
import { paletteTexts } from './palette-texts.ts';
import { pickItems } from './pick-items.ts';
import { useFoundItems } from './use-found-items.ts';
import { useOwnItems } from './use-own-items.ts';

/** What answers the query: what the tenant holds first, then pages and actions. */
function useItems(query: string) {
  const own = pickItems(useOwnItems(), query);
  const found = useFoundItems(query);
  const all = [...found.items, ...own];
  // In the order of the groups, so that the arrow keys go down the list as it is seen.
  return { ...found, items: paletteGroups.flatMap((group) => all.filter((item) => item.group === group)) };
}

/**
 * Which item is the current one, moved by the arrow keys and begun anew with each query. What is seen as current stays it
 * when more is found: Enter opens what was looked at.
 */
function useCurrent(items: readonly PaletteItem[], query: string) {
  const [kept, setKept] = useState<CurrentItem>({ id: null, query });
  const at = currentPlace(items, kept, query);
  const id = items[at]?.id ?? null;
  if (kept.id !== id || kept.query !== query) setKept({ id, query });
  const move = (by: number) =>
    setKept({ id: items[(at + by + items.length) % items.length]?.id ?? null, query });
  return { current: items[at], move };
}

/**
 * The command palette: goes to any page, finds people and transactions, and does what is done often. A combobox with a list;
 * the focus stays in the field.
 */
export default function Palette({ onClose }: { onClose: () => void }) {
  const texts = useTexts(paletteTexts);
  return (
    <Modal.Root opened onClose={onClose} size="lg" yOffset="10vh" zIndex={350}>
      <Modal.Overlay />
      <Modal.Content aria-label={texts.title} radius="md">
        <Combobox onClose={onClose} />
      </Modal.Content>
    </Modal.Root>
  );
}

function Combobox({ onClose }: { onClose: () => void }) {
  const texts = useTexts(paletteTexts);
  const listId = useId();
  const [query, setQuery] = useState('');
  const { items, isFinding, error } = useItems(query);
  const { current, move } = useCurrent(items, query);
  const run = (item: PaletteItem) => {
    onClose();
    item.run();
  };
  const steps: Record<string, () => void> = {
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    Enter: () => current && run(current),
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = steps[event.key];
    // Enter ends the composing of a character, too.
    if (!step || event.nativeEvent.isComposing) return;
    event.preventDefault();
    step();
  };
  return (
    <>
      <div className={classes.input}>
        <IconSearch size={20} aria-hidden />
        <input
          role="combobox"
          aria-label={texts.label}
          aria-expanded
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={current && `${listId}-${current.id}`}
          placeholder={texts.placeholder}
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
          onKeyDown={onKeyDown}
          maxLength={128}
          spellCheck={false}
          autoComplete="off"
          data-autofocus
        />
      </div>
      <ErrorNote error={error} />
      <List id={listId} items={items} current={current} onRun={run} />
      {items.length === 0 && <div className={classes.note}>{isFinding ? texts.finding : texts.nothing}</div>}
      <VisuallyHidden role="status">{isFinding ? '' : texts.found(items.length)}</VisuallyHidden>
      <Keys />
    </>
  );
}

interface ListProps {
  id: string;
  items: readonly PaletteItem[];
  current: PaletteItem | undefined;
  onRun: (item: PaletteItem) => void;
}

function List({ id, items, current, onRun }: ListProps) {
  const texts = useTexts(paletteTexts);
  return (
    <div
      id={id}
      role="listbox"
      aria-label={texts.results}
      className={classes.list}
      hidden={items.length === 0}
    >
      {paletteGroups.map((group) => {
        const own = items.filter((item) => item.group === group);
        if (own.length === 0) return null;
        return (
          // biome-ignore lint/a11y/useSemanticElements: options of a listbox are grouped by a role
          <div key={group} role="group" aria-labelledby={`${id}-${group}`}>
            <div id={`${id}-${group}`} className={classes.group}>
              {texts.groups[group]}
            </div>
            {own.map((item) => (
              <Option
                key={item.id}
                id={`${id}-${item.id}`}
                item={item}
                isCurrent={item === current}
                onRun={onRun}
              />
            ))}
          </div>
        );
      })}
    </div>
  );
}

/** One item; the current one stays in sight. */
function Option(props: {
  id: string;
  item: PaletteItem;
  isCurrent: boolean;
  onRun: (item: PaletteItem) => void;
}) {
  const { id, item, isCurrent, onRun } = props;
  const { icon: Drawing, label, hint } = item;
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isCurrent) element.current?.scrollIntoView({ block: 'nearest' });
  }, [isCurrent]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the field's, which keeps the focus
    // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and names the current one
    <div
      ref={element}
      id={id}
      role="option"
      aria-selected={isCurrent}
      className={classes.item}
      onClick={() => onRun(item)}
    >
      <Drawing size={18} stroke={1.7} aria-hidden />
      <span className={classes.label}>{label}</span>
      {hint && <span className={classes.hint}>{hint}</span>}
    </div>
  );
}

/** Which keys do what. */
function Keys() {
  const texts = useTexts(paletteTexts);
  return (
    <div className={classes.foot}>
      <span>
        <Kbd size="xs">↑</Kbd> <Kbd size="xs">↓</Kbd> {texts.move}
      </span>
      <span>
        <Kbd size="xs">↵</Kbd> {texts.choose}
      </span>
      <span>
        <Kbd size="xs">Esc</Kbd> {texts.close}
      </span>
    </div>
  );
}
