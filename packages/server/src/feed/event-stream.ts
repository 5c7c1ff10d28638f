import type { ServerResponse } from 'node:http';
import { limits } from '@selfsame/contract';
import type { FeedRow } from '../store/feed.ts';

/** One message of an event stream (HTML Living Standard §9.2.6). */
const frame = (event: string, id: number, data: unknown): string =>
  `event: ${event}\nid: ${id}\ndata: ${JSON.stringify(data)}\n\n`;

/** What happened and to which ids: nothing personal, so that nobody sees here what they may not read. */
const presentRow = ({ type, references, at }: FeedRow) => ({
  Type: type,
  Date: at.toISOString(),
  References: references,
});

/** An event stream of one reader. */
export interface EventStream {
  /** Says how the reader begins: whether all that it missed follows, or it must read everything anew. */
  ready(isResumed: boolean, mark: number): void;
  tell(rows: readonly FeedRow[], mark: number): void;
  end(): void;
}

/**
 * Writes an event stream until it is ended or the reader goes.
 * @param headers of the answer, beside those of the stream
 * @param onEnd called once, however it ends
 */
export function openEventStream(
  response: ServerResponse,
  headers: Record<string, string | string[] | number | undefined>,
  onEnd: () => void,
): EventStream {
  let mark = 0;
  const end = () => response.end();
  const write = (text: string) => {
    if (response.writableEnded) return;
    response.write(text);
    // Who reads too slowly comes back and goes on from their mark.
    if (response.writableLength > limits.feed.bufferBytes) end();
  };
  response.writeHead(200, {
    ...headers,
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    // Proxies that collect answers would hold every event back.
    'x-accel-buffering': 'no',
    // A stream ends with its connection, so that a server that stops waits for none.
    connection: 'close',
  });
  response.flushHeaders();
  // The mark moves on while nothing happens to this tenant.
  const beat = setInterval(() => write(`: still here\nid: ${mark}\n\n`), limits.feed.beatSec * 1_000);
  response.once('close', () => {
    clearInterval(beat);
    onEnd();
  });
  return {
    ready(isResumed, now) {
      mark = now;
      write(frame('ready', mark, { Resumed: isResumed }));
    },
    tell(rows, now) {
      mark = now;
      write(rows.map((row) => frame('change', mark, presentRow(row))).join(''));
    },
    end,
  };
}
