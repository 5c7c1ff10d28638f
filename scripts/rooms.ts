/** What the files of one folder may import. All else is refused. */
export interface Room {
  /** Path from the repository's root; a last segment `*` stands for any one folder. The first room that fits a file holds. */
  folder: string;
  /** Rooms by folder (again with `*`), packages of ours by the name that they export. A room's own files are always allowed. */
  may: readonly string[];
  /** Packages of ours of which only types may be imported: nothing of them is bundled. */
  mayType?: readonly string[];
  /**
   * Packages of others: the dependencies that the workspace's package.json declares; its development dependencies, where a
   * build bundles them; or these only.
   */
  packages: 'declared' | 'bundled' | readonly string[];
  /** Whether `node:` modules are there at run time. */
  node: boolean;
  /** Said with each refusal. */
  because: string;
}

const server = 'packages/server/src';
const pages = [`@selfsame/capture/dist-path`, `@selfsame/portal/dist-path`];

/** Product code: what each folder may import. A new noun of the server is covered by `*`. */
export const rooms: readonly Room[] = [
  {
    folder: 'packages/contract/src',
    may: [],
    packages: ['typebox'],
    node: false,
    because: 'contract is plain data',
  },
  {
    folder: 'packages/face/src',
    may: [],
    packages: 'declared',
    node: true,
    because: 'face knows images and evidence only',
  },
  {
    folder: 'packages/client/src',
    may: ['@selfsame/contract'],
    packages: 'declared',
    node: false,
    because: 'client runs in browsers too and knows the contract only',
  },
  {
    folder: 'packages/embed/src',
    may: [],
    packages: ['react'],
    node: false,
    because: "embed runs in other people's pages and stands alone",
  },
  {
    folder: 'packages/capture/src',
    may: [],
    mayType: ['@selfsame/contract'],
    packages: ['lit'],
    node: false,
    because: 'the capture page runs in a browser and knows the types of the contract only',
  },
  {
    folder: 'packages/portal/src',
    may: ['@selfsame/client', '@selfsame/contract', 'packages/portal/assets'],
    packages: 'bundled',
    node: false,
    because: 'what the portal can do, the API can do: client and contract only',
  },
  {
    folder: 'packages/docs/src',
    may: ['@selfsame/contract'],
    packages: [],
    node: false,
    because: 'the cures know the contract, and the script of the site runs in a browser',
  },
  {
    folder: 'examples',
    may: ['@selfsame/client'],
    packages: [],
    node: true,
    because: 'an example uses what anybody can install',
  },
  {
    folder: `${server}/platform`,
    may: ['@selfsame/contract'],
    packages: 'declared',
    node: true,
    because: 'platform knows the contract only',
  },
  {
    folder: `${server}/store`,
    may: ['@selfsame/contract', `${server}/platform`],
    packages: 'declared',
    node: true,
    because: 'store knows contract and platform only',
  },
  {
    folder: `${server}/judge`,
    may: ['@selfsame/contract', '@selfsame/face'],
    packages: [],
    node: false,
    because: 'the judgement is pure: it knows contract and face only',
  },
  {
    folder: `${server}/session`,
    may: ['@selfsame/contract', '@selfsame/face', `${server}/platform`, `${server}/store`, `${server}/judge`],
    packages: 'declared',
    node: true,
    because: 'session knows contract, face, platform, store and judge; of another noun it gets arguments',
  },
  {
    folder: `${server}/cli`,
    may: ['@selfsame/contract', '@selfsame/face', '@selfsame/client', `${server}/*`, server],
    packages: 'declared',
    node: true,
    because: 'commands are composed of the whole server and the client',
  },
  {
    folder: `${server}/*`,
    may: ['@selfsame/contract', '@selfsame/face', `${server}/platform`, `${server}/store`],
    packages: 'declared',
    node: true,
    because: 'a noun knows contract, face, platform and store; of another noun it gets arguments from app.ts',
  },
  {
    folder: server,
    may: ['@selfsame/contract', '@selfsame/face', ...pages, `${server}/*`],
    packages: 'declared',
    node: true,
    because: 'the root composes the server',
  },
];

/** What a test (`x.test.ts` or a file of `packages/x/test/`) may import besides its whole package and what that declares. */
export const testsMay: readonly string[] = ['fixtures'];

/**
 * Files that import what they name at run time, and nothing of the source tree: the page, a built file beside it; the
 * server, PostgreSQL's npm package for this machine.
 */
export const mayCompute: readonly string[] = [
  'packages/capture/src/page.ts',
  'packages/server/src/platform/postgres/binaries.ts',
];

/** Programs that are not part of the product; they may import all of it. */
export const programs: readonly string[] = [
  'bench',
  'simulate',
  'e2e',
  'scripts',
  'fixtures',
  'packages/*/bin',
  'packages/*/build',
  'packages/*/build.ts',
  'packages/*/dist-path.ts',
  'packages/*/kernels',
];
