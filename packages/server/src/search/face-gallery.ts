import {
  type CredentialChange,
  readChanges,
  readHorizon,
  readLiveCredentials,
} from '../store/account/credential-change.ts';
import { templateFromBytes } from '../store/account/template-bytes.ts';
import { type Db, type Vault, VaultKeyGone } from '../store/seal/vault.ts';

/** A template that was found. */
export interface FoundTemplate {
  /** The credential's id. */
  id: string;
  cosine: number;
}

/** One template on its way into the index. */
export interface IndexEntry {
  id: string;
  template: Float32Array;
  rev: bigint;
}

/** The index over templates in memory; `SearchIndex` of the face package is one. */
export interface FaceIndex {
  upsertMany(tenantId: string, entries: readonly IndexEntry[]): Promise<number>;
  remove(tenantId: string, id: string, rev: bigint): Promise<boolean>;
  search(
    tenantId: string,
    probe: Float32Array,
    query: { k: number; minCosine: number; signal?: AbortSignal },
  ): Promise<FoundTemplate[]>;
  /** Templates of the tenant. */
  size(tenantId: string): Promise<number>;
  close(): Promise<void>;
}

/** An embedder, as far as its templates are concerned. */
export interface GalleryModel {
  id: string;
  /** Length of its templates. */
  dimension: number;
}

/** What the gallery needs. */
export interface FaceGalleryDependencies {
  db: Db;
  vault: Vault;
  /** The embedders that run: each has an index of its own. Templates of others are not comparable and stay out. */
  models: readonly GalleryModel[];
  /** Builds an empty index of templates of so many numbers: at the start, and again should its worker die. */
  openIndex(dimension: number): Promise<FaceIndex>;
  /** Told when following the database failed outside of a request; the next round tries again. */
  onError(error: unknown): void;
  /** Time between rounds that keep the index close to the database, ms; 2,000 unless told otherwise. */
  intervalMs?: number;
}

/** A search over the live credentials of one tenant whose templates one embedder made. */
export interface GalleryQuery {
  tenantId: string;
  /** The embedder of the template; only its own are looked through. */
  modelId: string;
  /** Unit length. */
  template: Float32Array;
  k: number;
  minCosine: number;
  signal?: AbortSignal;
}

/** The indexes and how far they have followed the database. */
interface Followed {
  /** By id of the embedder. */
  indexes: ReadonlyMap<string, FaceIndex>;
  horizon: bigint;
  /** What was applied beyond the horizon, so that it isn't opened again in the next round. */
  applied: Map<string, { rev: bigint; writtenBy: bigint }>;
}

const pageSize = 200;

/**
 * All live credentials of all tenants, searchable, each embedder's apart. The database is the truth: every search first follows what was
 * committed since the last one, here or in another process, so it sees each enrolment and no erased face. Between
 * searches a timer does the same, so that erased templates leave the memory.
 */
export class FaceGallery {
  readonly #deps: FaceGalleryDependencies;
  readonly #timer: NodeJS.Timeout;
  #followed: Promise<Followed>;
  #isClosed = false;

  private constructor(deps: FaceGalleryDependencies, followed: Followed) {
    this.#deps = deps;
    this.#followed = Promise.resolve(followed);
    this.#timer = setInterval(() => void this.refresh(), deps.intervalMs ?? 2_000).unref();
  }

  /** Opens the indexes and loads every live credential; resolves when searches are complete. */
  static async open(deps: FaceGalleryDependencies): Promise<FaceGallery> {
    return new FaceGallery(deps, await loadIndexes(deps));
  }

  /**
   * The nearest templates of a tenant, best first.
   * @param db an open transaction where the caller holds one: following on another connection could wait for a
   * pool that such transactions have emptied
   */
  search(db: Db, query: GalleryQuery): Promise<FoundTemplate[]> {
    const { tenantId, modelId, template, k, minCosine, signal } = query;
    return this.#withIndex(async (followed) => {
      await follow(this.#deps, db, followed);
      const index = followed.indexes.get(modelId);
      if (index === undefined) throw new RangeError(`The embedder ${modelId} has no gallery here`);
      return index.search(tenantId, template, { k, minCosine, ...(signal && { signal }) });
    });
  }

  /**
   * The embedders that made templates of a tenant, among those that run: what a face must be looked for by.
   * @param db as in `search`
   */
  modelsOf(db: Db, tenantId: string): Promise<string[]> {
    return this.#withIndex(async (followed) => {
      await follow(this.#deps, db, followed);
      const sizes = await Promise.all(
        [...followed.indexes].map(async ([id, index]) => ({ id, size: await index.size(tenantId) })),
      );
      return sizes.filter(({ size }) => size > 0).map(({ id }) => id);
    });
  }

  /** Follows the database now; never rejects. */
  async refresh(): Promise<void> {
    if (this.#isClosed) return;
    try {
      await this.#withIndex((followed) => follow(this.#deps, this.#deps.db, followed));
    } catch (error) {
      if (!this.#isClosed) this.#deps.onError(error);
    }
  }

  /** Ends following and gives the memory back. */
  async close(): Promise<void> {
    this.#isClosed = true;
    clearInterval(this.#timer);
    await closeAll(await this.#followed);
  }

  /** Runs `work`; when the index's worker has died, builds a new one from the database and runs it again. */
  async #withIndex<T>(work: (followed: Followed) => Promise<T>): Promise<T> {
    const current = this.#followed;
    try {
      return await work(await current);
    } catch (error) {
      if (this.#isClosed || !isUnavailable(error)) throw error;
      // Of several that notice at once, the first rebuilds and the others wait for it.
      if (this.#followed === current) this.#followed = reload(this.#deps, current);
      return work(await this.#followed);
    }
  }
}

async function closeAll({ indexes }: Followed): Promise<void> {
  await Promise.all([...indexes.values()].map((index) => index.close()));
}

/** One index has died; the others go with it, so that all follow from one moment on. */
async function reload(deps: FaceGalleryDependencies, old: Promise<Followed>): Promise<Followed> {
  await closeAll(await old).catch(() => undefined);
  return loadIndexes(deps);
}

async function loadIndexes(deps: FaceGalleryDependencies): Promise<Followed> {
  const horizon = await readHorizon(deps.db);
  const opened = deps.models.map(async ({ id, dimension }) => [id, await deps.openIndex(dimension)] as const);
  const followed: Followed = { indexes: new Map(await Promise.all(opened)), horizon, applied: new Map() };
  let after: string | null = null;
  for (;;) {
    const page = await readLiveCredentials(deps.db, after, pageSize);
    await applyChanges(deps, deps.db, followed, page);
    const last = page.at(-1);
    if (!last || page.length < pageSize) return followed;
    after = last.id;
  }
}

/** Rounds may overlap: changes carry their order, and the horizon only rises. */
async function follow(deps: FaceGalleryDependencies, db: Db, followed: Followed): Promise<void> {
  // Before the rows: what commits in between is then read now and once more, never missed.
  const horizon = await readHorizon(db);
  const changes = await readChanges(db, followed.horizon);
  const news = changes.filter(({ id, rev }) => followed.applied.get(id)?.rev !== rev);
  await applyChanges(deps, db, followed, news);
  if (horizon <= followed.horizon) return;
  followed.horizon = horizon;
  for (const [id, { writtenBy }] of followed.applied) if (writtenBy < horizon) followed.applied.delete(id);
}

async function applyChanges(
  deps: FaceGalleryDependencies,
  db: Db,
  { indexes, horizon, applied }: Followed,
  changes: readonly CredentialChange[],
): Promise<void> {
  for (const [modelId, index] of indexes) await applyToIndex({ deps, db, modelId, index }, changes);
  for (const { id, rev, writtenBy } of changes) if (writtenBy >= horizon) applied.set(id, { rev, writtenBy });
}

/** Credentials that were embedded anew leave the index of the model they were of, and enter that of the other. */
async function applyToIndex(
  { deps, db, modelId, index }: { deps: FaceGalleryDependencies; db: Db; modelId: string; index: FaceIndex },
  changes: readonly CredentialChange[],
): Promise<void> {
  const entries = new Map<string, IndexEntry[]>();
  await Promise.all(
    changes.map(async (change) => {
      const template = change.modelId === modelId ? await openTemplate(deps, db, change) : null;
      if (!template) return index.remove(change.tenantId, change.id, change.rev);
      const ofTenant = entries.get(change.tenantId) ?? [];
      entries.set(change.tenantId, ofTenant);
      ofTenant.push({ id: change.id, template, rev: change.rev });
    }),
  );
  for (const [tenantId, ofTenant] of entries) {
    await index.upsertMany(tenantId, ofTenant);
    for (const { template } of ofTenant) template.fill(0);
  }
}

/** null when there is nothing to compare with: erased, or erased while we read. */
async function openTemplate(
  { vault }: FaceGalleryDependencies,
  db: Db,
  change: CredentialChange,
): Promise<Float32Array | null> {
  if (!change.sealed) return null;
  try {
    const key = await vault.openDataKey(db, change.sealed.dataKeyId);
    const context = { table: 'biometric_credential', column: 'template_sealed', rowId: change.id };
    const bytes = vault.unseal(key, change.sealed.template, context);
    const template = templateFromBytes(bytes);
    bytes.fill(0);
    return template;
  } catch (error) {
    if (error instanceof VaultKeyGone) return null;
    throw error;
  }
}

const isUnavailable = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'E_SEARCH_UNAVAILABLE';
