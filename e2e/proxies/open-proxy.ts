import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { repositoryRoot } from '../../fixtures/cache.ts';
import { fetchWhenFree } from '../api.ts';
import { stop } from '../server.ts';

/** A reverse proxy that runs with what the operator guide prints. */
export interface Front {
  url: string;
  close(): Promise<void>;
}

interface Ports {
  /** Where it listens, on 127.0.0.1. */
  own: number;
  server: number;
}

interface Program {
  path: string;
  /** What the guide's block becomes on a machine without its name and certificate: TLS is left out. */
  configuration(printed: string, ports: Ports, folder: string): string;
  arguments(file: string): string[];
}

const toServer = (text: string, { server }: Ports) => text.replace('127.0.0.1:8080', `127.0.0.1:${server}`);

/** What the guide has a configuration for, by the first line of its block. */
export const programs = {
  nginx: {
    path: '/usr/sbin/nginx',
    configuration: (printed, ports, folder) => `
${process.getuid?.() === 0 ? 'user root;' : ''}
pid ${folder}/pid;
error_log ${folder}/error.log;
events {}
http {
  client_body_temp_path ${folder}/body;
  proxy_temp_path ${folder}/proxy;
  fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi;
  scgi_temp_path ${folder}/scgi;
  ${toServer(printed, ports)
    .replace('443 ssl http2', `127.0.0.1:${ports.own}`)
    .replaceAll(/^ *ssl_.*\n/gm, '')
    .replace('/var/log/nginx', folder)}
}`,
    arguments: (file) => ['-g', 'daemon off;', '-c', file],
  },
  caddy: {
    path: '/usr/bin/caddy',
    configuration: (printed, ports) =>
      `{\n  admin off\n}\n${toServer(printed, ports).replace('id.example.com {', `http://127.0.0.1:${ports.own} {\n  bind 127.0.0.1`)}`,
    arguments: (file) => ['run', '--adapter', 'caddyfile', '--config', file],
  },
} satisfies Record<string, Program>;

export const isInstalled = (name: keyof typeof programs): boolean => existsSync(programs[name].path);

/** The guide's block for a proxy. */
async function printedFor(name: keyof typeof programs): Promise<string> {
  const guide = await readFile(join(repositoryRoot, 'docs/operator-guide.md'), 'utf8');
  const section = guide.split(/^## /m).find((one) => one.startsWith('Behind a reverse proxy')) ?? '';
  const blocks = [...section.matchAll(/^```\w*\n(.*?)^```/gms)].map(([, block]) => block!);
  const found = blocks.find((block) =>
    name === 'nginx' ? block.includes('proxy_pass') : block.includes('reverse_proxy'),
  );
  if (!found) throw new Error(`The operator guide has no configuration of ${name}`);
  return found;
}

/** Starts a proxy in front of a server, its files in a folder of its own. @throws Error with what it printed */
export async function openProxy(name: keyof typeof programs, ports: Ports): Promise<Front> {
  const folder = await mkdtemp(join(tmpdir(), 'selfsame-proxy-'));
  await chmod(folder, 0o755);
  const program: Program = programs[name];
  const file = join(folder, 'configuration');
  await writeFile(file, program.configuration(await printedFor(name), ports, folder));
  const env = { PATH: process.env.PATH, HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder };
  const child = spawn(program.path, program.arguments(file), { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      output += chunk;
    });
  const url = `http://127.0.0.1:${ports.own}`;
  const isUp = () =>
    fetchWhenFree(`${url}/healthz`).then(
      ({ ok }) => ok,
      () => false,
    );
  while (!(await isUp())) {
    if (child.exitCode !== null) throw new Error(`${name} ended with ${child.exitCode}:\n${output}`);
    await sleep(100);
  }
  return {
    url,
    async close() {
      await stop(child);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
