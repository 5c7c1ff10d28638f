/**
 * npm run render:chart
 * Renders the Helm chart with the values of each variant into deploy/helm/rendered, by Go's own template engine
 * (`deploy/helm/render/main.go` says what that needs). The gate checks what stands there against Kubernetes' schemas, and that
 * it belongs to the chart as it is; where Go is, it renders anew and compares.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../fixtures/cache.ts';

const helmFolder = join(repositoryRoot, 'deploy/helm');
const chartFolder = join(helmFolder, 'selfsame');
/** Where Debian's packages put the libraries. */
const goPath = '/usr/share/gocode';

/** Values on top of the chart's own, as `--set` takes them. */
export const variants = {
  default: [
    'secret.databaseUrl=postgres://selfsame@database/selfsame',
    'secret.masterKey=example-only',
    'secret.s3AccessKeyId=example-only',
    'secret.s3SecretAccessKey=example-only',
    'secret.metricsToken=example-only',
  ],
  'existing-secret': [
    'existingSecret=selfsame-secrets',
    'autoscaling.enabled=false',
    'replicas=3',
    'ingress.className=nginx',
    'ingress.annotations={nginx.ingress.kubernetes.io/proxy-body-size: 25m}',
    'imagePullSecrets=[{name: registry}]',
    'env.SELFSAME_LOG_LEVEL=warn',
  ],
  bare: ['existingSecret=selfsame-secrets', 'ingress.enabled=false', 'networkPolicy.enabled=false'],
} as const satisfies Record<string, readonly string[]>;
export type Variant = keyof typeof variants;

/** Where a variant is written. */
export const renderedPath = (variant: Variant): string => join(helmFolder, 'rendered', `${variant}.yaml`);

/** First line of a rendered variant: a hash of all that it is made from. */
export function headerOf(variant: Variant): string {
  const hash = createHash('sha256').update(JSON.stringify(variants[variant]));
  const files = readdirSync(chartFolder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(yaml|tpl)$/.test(name))
    .toSorted();
  for (const name of files) hash.update(`\n${name}\n`).update(readFileSync(join(chartFolder, name)));
  return `# Rendered from the chart by npm run render:chart; ${hash.digest('hex').slice(0, 16)}`;
}

/**
 * The manifests of a variant, rendered now.
 * @returns null where Go or the libraries are missing
 * @throws Error with what the engine says of the chart
 */
export function renderChart(settings: readonly string[]): string | null {
  const sprig = join(goPath, 'src/github.com/Masterminds/sprig');
  if (spawnSync('go', ['version']).status !== 0 || spawnSync('test', ['-d', sprig]).status !== 0) return null;
  const run = spawnSync('go', ['run', './deploy/helm/render', chartFolder, 'try', ...settings], {
    cwd: repositoryRoot,
    encoding: 'utf8',
    env: {
      ...process.env,
      GO111MODULE: 'off',
      GOPATH: goPath,
      GOCACHE: join(repositoryRoot, '.cache/go'),
      GOFLAGS: '',
    },
  });
  if (run.status !== 0) throw new Error(run.stderr);
  return run.stdout;
}

if (import.meta.main) {
  mkdirSync(join(helmFolder, 'rendered'), { recursive: true });
  for (const variant of Object.keys(variants) as Variant[]) {
    const rendered = renderChart(variants[variant]);
    if (rendered === null)
      throw new Error('Go and its libraries are not installed: see deploy/helm/render/main.go');
    writeFileSync(renderedPath(variant), `${headerOf(variant)}\n${rendered}`);
    console.log(`wrote ${renderedPath(variant)}`);
  }
}
