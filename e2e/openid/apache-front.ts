import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { apache } from '../../fixtures/ensure-apache.ts';
import { stop } from '../server.ts';

/** An Apache of our own in front of one page, which only those see who signed in by OpenID Connect. */
export interface ApacheFront {
  /** The page; it shows who came, one claim in each `<li>`. */
  page: string;
  log(): Promise<string>;
  close(): Promise<void>;
}

/** It asks the provider for its metadata before its first answer. */
const startWithinMs = 60_000;

const claims = ['preferred_username', 'amr', 'acr', 'sub', 'iss'];
const page = `<!doctype html><html lang="en"><title>Behind Apache</title><h1><!--#echo var="REMOTE_USER" --></h1><ul>${claims
  .map((name) => `<li><!--#echo var="OIDC_CLAIM_${name}" --></li>`)
  .join('')}</ul>`;

interface FrontOptions {
  port: number;
  /** Of the provider. */
  issuer: string;
  clientId: string;
  clientSecret: string;
}

const modules = ['mpm_event', 'authn_core', 'authz_core', 'authz_user', 'include', 'auth_openidc'];

const configuration = (folder: string, { port, issuer, clientId, clientSecret }: FrontOptions) => `
ServerRoot ${folder}
ServerName 127.0.0.1
Listen 127.0.0.1:${port}
PidFile ${folder}/apache.pid
ErrorLog ${folder}/error.log
${modules.map((name) => `LoadModule ${name}_module ${apache.modules}/mod_${name}.so`).join('\n')}
${process.getuid?.() === 0 ? 'User www-data\nGroup www-data' : ''}
DocumentRoot ${folder}/pages
OIDCProviderMetadataURL ${issuer}/.well-known/openid-configuration
OIDCClientID ${clientId}
OIDCClientSecret ${clientSecret}
OIDCRedirectURI http://127.0.0.1:${port}/callback
OIDCCryptoPassphrase ${crypto.randomUUID()}
OIDCScope "openid profile"
OIDCPKCEMethod S256
OIDCRemoteUserClaim preferred_username
<Location />
  AuthType openid-connect
  Require valid-user
  Options +Includes
  ForceType text/html
  SetOutputFilter INCLUDES
</Location>
`;

/** Starts Apache on a port of its own, with all its files in a folder of its own. @throws Error with its log */
export async function openApacheFront(options: FrontOptions): Promise<ApacheFront> {
  const folder = await mkdtemp(join(tmpdir(), 'selfsame-apache-'));
  await mkdir(join(folder, 'pages'));
  await writeFile(join(folder, 'pages', 'index.html'), page);
  await writeFile(join(folder, 'apache.conf'), configuration(folder, options));
  await chmod(folder, 0o755);
  let output = '';
  const child: ChildProcess = spawn(apache.program, ['-f', join(folder, 'apache.conf'), '-D', 'FOREGROUND'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk) => {
      output += String(chunk);
    });
  const log = async () => output + (await readFile(join(folder, 'error.log'), 'utf8').catch(() => ''));
  const close = async () => {
    await stop(child);
    await rm(folder, { recursive: true, force: true });
  };
  const address = `http://127.0.0.1:${options.port}`;
  for (const deadline = Date.now() + startWithinMs; Date.now() < deadline; ) {
    if (child.exitCode !== null) break;
    const reply = await fetch(`${address}/index.html`, { redirect: 'manual' }).catch(() => null);
    if (reply) return { page: `${address}/index.html`, log, close };
    await sleep(100);
  }
  const said = await log();
  await close();
  throw new Error(`Apache did not start:\n${said}`);
}
