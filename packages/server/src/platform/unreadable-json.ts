import { channel } from 'node:diagnostics_channel';
import type { Log } from './log.ts';

/** Readers of rows have no log; a channel of the process spares every list the passing on of one. */
const unreadable = channel('selfsame.unreadable-json');

/** Places that are remembered as logged; more are forgotten together. */
const mostPlaces = 10_000;

/** Says that stored JSON was left out of an answer. @param place names table, column and row, never the content */
export function reportUnreadable(place: string): void {
  unreadable.publish(place);
}

/** Logs every place that is reported, once: lists are read again and again. @returns what ends it */
export function logUnreadable(log: Pick<Log, 'warn'>): () => void {
  const logged = new Set<unknown>();
  const onReport = (place: unknown) => {
    if (logged.has(place)) return;
    if (logged.size === mostPlaces) logged.clear();
    logged.add(place);
    log.warn({ place }, 'stored JSON cannot be read and is left out of answers');
  };
  unreadable.subscribe(onReport);
  return () => void unreadable.unsubscribe(onReport);
}
