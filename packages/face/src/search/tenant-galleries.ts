import { Gallery, type Match, type MatchQuery } from './gallery.ts';
import { RevisionGuard } from './revision-guard.ts';
import type { RowArena } from './row-arena.ts';

/** What one search worker holds. */
export interface SearchStats {
  /** Which scan kernel runs. */
  kernel: 'wasm-simd' | 'javascript';
  /** Tenants with at least one template. */
  tenants: number;
  templates: number;
  /** Bytes reserved for templates, codes and bounds; ids and revisions come on top (about 200 B a template). */
  bytes: number;
  /** Deleted ids remembered against late inserts. */
  tombstones: number;
}

interface Tenant {
  gallery: Gallery;
  revisions: RevisionGuard;
}

/** A gallery per tenant over one arena, each with its revisions. A search sees the rows of its own tenant only. */
export class TenantGalleries {
  readonly #arena: RowArena;
  readonly #maxTombstones: number;
  readonly #tenants = new Map<string, Tenant>();

  /** @param maxTombstones most deleted ids remembered per tenant, ≥ 1 */
  constructor(arena: RowArena, maxTombstones: number) {
    this.#arena = arena;
    this.#maxTombstones = maxTombstones;
  }

  /**
   * Inserts or replaces; false when a change of this id with the same or a later rev has been seen.
   * @param unit of length 1; copied
   * @throws SearchError E_GALLERY_FULL
   */
  upsert(tenantId: string, id: string, unit: Float32Array, rev: bigint): boolean {
    const { gallery, revisions } = this.#open(tenantId);
    if (!revisions.isNews(id, rev)) return false;
    // Noted after it is stored: an insert refused for want of memory may be tried again.
    gallery.upsert(id, unit);
    revisions.noteUpsert(id, rev);
    return true;
  }

  /** Erases; false when a change of this id with the same or a later rev has been seen. */
  remove(tenantId: string, id: string, rev: bigint): boolean {
    const { gallery, revisions } = this.#open(tenantId);
    if (!revisions.isNews(id, rev)) return false;
    gallery.remove(id);
    revisions.noteRemoval(id, rev);
    return true;
  }

  /** Erases every template of the tenant with a rev up to `rev`; returns how many. Later ones stay. */
  clear(tenantId: string, rev: bigint): number {
    const { gallery, revisions } = this.#open(tenantId);
    const gone = revisions.noteClear(rev);
    if (gone.length === gallery.size) gallery.clear();
    else for (const id of gone) gallery.remove(id);
    return gone.length;
  }

  /** As `Gallery.search`; no matches for a tenant without templates. */
  search(tenantId: string, probe: Float32Array, query: MatchQuery): Match[] {
    return this.#tenants.get(tenantId)?.gallery.search(probe, query) ?? [];
  }

  /** Templates of the tenant. */
  size(tenantId: string): number {
    return this.#tenants.get(tenantId)?.gallery.size ?? 0;
  }

  stats(): SearchStats {
    const stats = { kernel: this.#arena.kernel.name, tenants: 0, templates: 0, bytes: 0, tombstones: 0 };
    for (const { gallery, revisions } of this.#tenants.values()) {
      if (gallery.size > 0) stats.tenants++;
      stats.templates += gallery.size;
      stats.bytes += gallery.bytes;
      stats.tombstones += revisions.tombstones;
    }
    return stats;
  }

  #open(tenantId: string): Tenant {
    let tenant = this.#tenants.get(tenantId);
    if (!tenant) {
      tenant = { gallery: new Gallery(this.#arena), revisions: new RevisionGuard(this.#maxTombstones) };
      this.#tenants.set(tenantId, tenant);
    }
    return tenant;
  }
}
