/** The worker thread of `SearchIndex`: holds the templates, answers one call after the other. */
import { parentPort, workerData } from 'node:worker_threads';
import { createKernel } from './kernel/scan-kernel.ts';
import { RowArena } from './row-arena.ts';
import { SearchError } from './search-error.ts';
import type {
  SearchCallName,
  SearchCalls,
  SearchReply,
  SearchRequest,
  SearchWorkerData,
} from './search-protocol.ts';
import { TenantGalleries } from './tenant-galleries.ts';

type Handlers = { [Name in SearchCallName]: (ask: SearchCalls[Name]['ask']) => SearchCalls[Name]['answer'] };

function createHandlers(galleries: TenantGalleries, dimension: number): Handlers {
  return {
    upsert({ tenantId, ids, units, revs }) {
      let news = 0;
      try {
        for (const [i, id] of ids.entries()) {
          const unit = units.subarray(i * dimension, (i + 1) * dimension);
          if (galleries.upsert(tenantId, id, unit, revs[i]!)) news++;
        }
      } finally {
        // Freed memory is not zeroed memory: don't leave templates to the garbage collector.
        units.fill(0);
      }
      return news;
    },
    remove: ({ tenantId, id, rev }) => galleries.remove(tenantId, id, rev),
    clear: ({ tenantId, rev }) => galleries.clear(tenantId, rev),
    search({ tenantId, probe, k, minCosine, aborted }) {
      const checkpoint = () => {
        if (aborted && Atomics.load(aborted, 0) !== 0)
          throw new SearchError('E_SEARCH_UNAVAILABLE', 'Aborted');
      };
      try {
        return galleries.search(tenantId, probe, { k, minCosine, checkpoint });
      } finally {
        probe.fill(0);
      }
    },
    size: ({ tenantId }) => galleries.size(tenantId),
    stats: () => galleries.stats(),
  };
}

function answer(handlers: Handlers, request: SearchRequest): SearchReply {
  const { call, name } = request;
  try {
    const handle = handlers[name] as (ask: SearchRequest['ask']) => SearchCalls[SearchCallName]['answer'];
    return { call, answer: handle(request.ask) };
  } catch (error) {
    const code = error instanceof SearchError ? error.code : null;
    return { call, failure: { code, message: error instanceof Error ? error.message : String(error) } };
  }
}

const { wasm, dimension, maxTombstones } = workerData as SearchWorkerData;
const arena = new RowArena(createKernel(wasm), dimension);
const handlers = createHandlers(new TenantGalleries(arena, maxTombstones), dimension);
parentPort!.on('message', (request: SearchRequest) => parentPort!.postMessage(answer(handlers, request)));
