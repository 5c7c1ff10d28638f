import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  createClient,
  createInstallationClient,
  eraseTenant,
  type InstallationClient,
  SelfsameError,
  transactionUrl,
  verifyWebhook,
  WebhookNotValid,
  waitUntilFinished,
} from '@selfsame/client';
import { repositoryRoot } from '../../fixtures/cache.ts';
import type { Delivery } from './counterpart.ts';

type Json = Record<string, unknown>;
type Call = (input: Json) => Promise<unknown>;

/** What a client is made of: an API key, or a key of the installation. */
type Made =
  | { baseUrl: string; keyId: string; keyValue: string }
  | { baseUrl: string; installationKey: string };

/** One step of `sdk/journey.json`. */
interface Step {
  title: string;
  make?: Made;
  /** Operation, by the contract's id; `wait` asks until its status is no longer pending. */
  call?: string;
  wait?: string;
  params?: Json;
  query?: Json;
  body?: Json;
  form?: Record<string, string>;
  /** How it comes out, in a sandbox. */
  order?: string;
  /** The error that ends the step. */
  error?: string;
  /** Path in the answer → value. */
  expect?: Json;
  /** Name → path in the answer; an empty path is all of it. */
  save?: Record<string, string>;
  /** Saved operation whose link the person of a clip follows. */
  link?: string;
  capture?: string;
  /** A tenant to erase; the answer is its certificate. */
  erase?: { tenantId: string; customerNumber: string };
  /** EventType of a delivery to check. */
  webhook?: number;
  /** Why the delivery is not valid after it was changed. */
  forged?: string;
  /** Seconds by which the client's clock moves on. */
  later?: number;
  file?: { mediaType: string; holds: string };
}

/** The journey's steps, as declared for every client. */
export async function readJourney(): Promise<Step[]> {
  const text = await readFile(join(repositoryRoot, 'sdk/journey.json'), 'utf8');
  return (JSON.parse(text) as { steps: Step[] }).steps;
}

/** Runs the steps with `@selfsame/client`. */
export class JourneyRunner {
  readonly #saved: Json;
  #aheadMs = 0;
  #client: Record<string, Call> = {};

  /** @param given what the steps start with: baseUrl, siteUrl, hookUrl, keyId, keyValue, installationKey, account, yesterday */
  constructor(given: Record<string, string>) {
    this.#saved = { ...given };
  }

  async run(step: Step): Promise<void> {
    this.#aheadMs += (step.later ?? 0) * 1_000;
    if (step.error === undefined) return this.#check(step, await this.#act(step));
    const failure = await this.#act(step).then(
      () => null,
      (error: unknown) => error,
    );
    assert.ok(failure instanceof SelfsameError, `${step.title}: ${String(failure)}`);
    assert.equal(failure.code, step.error, `${step.title}: ${failure.message}`);
  }

  async #act(step: Step): Promise<unknown> {
    if (step.make) this.#make(this.#fill(step.make) as Made);
    if (step.capture) return this.#capture(step.link!, step.capture);
    if (step.erase) return this.#erase(step.erase);
    if (step.webhook !== undefined) return this.#webhook(step);
    if (step.wait) {
      const input = this.#inputOf(step);
      return waitUntilFinished(() => this.#client[step.wait!]!(input) as Promise<{ Status: number }>, {
        intervalMs: 50,
        timeoutMs: 60_000,
      });
    }
    return step.call === undefined ? undefined : this.#client[step.call]!(this.#inputOf(step));
  }

  #make(made: Made): void {
    const { baseUrl } = made;
    const now = () => Date.now() + this.#aheadMs;
    const client: unknown =
      'installationKey' in made
        ? createInstallationClient(made)
        : createClient({ baseUrl, apiKeyId: made.keyId, apiKeyValue: made.keyValue, now });
    this.#client = client as Record<string, Call>;
  }

  #erase(tenant: NonNullable<Step['erase']>): Promise<string> {
    const client: unknown = this.#client;
    const options = { intervalMs: 50, timeoutMs: 60_000 };
    return eraseTenant(client as InstallationClient, this.#fill(tenant) as typeof tenant, options);
  }

  #inputOf({ params, query, body, form, order }: Step): Json {
    const data = new FormData();
    for (const [name, value] of Object.entries(form ?? {})) data.set(name, String(this.#fill(value)));
    return { ...(this.#fill({ params, query, body, order }) as Json), ...(form ? { form: data } : {}) };
  }

  async #capture(operation: string, person: string): Promise<void> {
    const begun = this.#fill(operation) as Parameters<typeof transactionUrl>[1];
    const link = transactionUrl(String(this.#saved.baseUrl), begun);
    const body = JSON.stringify({ link, person });
    const answer = await fetch(`${this.#saved.siteUrl}/capture`, { method: 'POST', body });
    const { outcome } = (await answer.json()) as { outcome?: string };
    assert.equal(outcome, 'accepted');
  }

  async #webhook({ webhook, forged }: Step): Promise<unknown> {
    const { headers, body } = await this.#delivery(webhook!);
    const secret = String(this.#saved.secret);
    if (!forged) return verifyWebhook({ secret, headers, body });
    await assert.rejects(
      verifyWebhook({ secret, headers, body: `${body} ` }),
      (error) => error instanceof WebhookNotValid && error.reason === forged,
    );
    return undefined;
  }

  async #delivery(type: number): Promise<Delivery> {
    for (const end = Date.now() + 60_000; Date.now() < end; await sleep(100)) {
      const answer = await fetch(`${this.#saved.hookUrl}?type=${type}`);
      if (answer.ok) return (await answer.json()) as Delivery;
    }
    throw new Error(`No event ${type} came within a minute.`);
  }

  async #check(step: Step, answer: unknown): Promise<void> {
    if (step.file) await checkFile(step.file, answer);
    for (const [path, value] of Object.entries(step.expect ?? {}))
      assert.deepEqual(readPath(answer, path), this.#fill(value), `${step.title}: ${path}`);
    for (const [name, path] of Object.entries(step.save ?? {})) this.#saved[name] = readPath(answer, path);
  }

  /** The value with `$name` replaced: by what was saved where it is all of a text, by its text where it begins one. */
  #fill(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((one) => this.#fill(one));
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, this.#fill(one)]));
    if (typeof value !== 'string' || !value.startsWith('$')) return value;
    const [, name = '', rest = ''] = /^\$(\w+)(.*)$/s.exec(value) ?? [];
    assert.ok(name in this.#saved, `${value} was not saved`);
    return rest === '' ? this.#saved[name] : `${this.#saved[name]}${rest}`;
  }
}

async function checkFile({ mediaType, holds }: NonNullable<Step['file']>, answer: unknown): Promise<void> {
  const file = answer as { mediaType: string; chunks: AsyncIterable<Uint8Array> };
  assert.ok(file.mediaType.startsWith(mediaType), file.mediaType);
  const chunks: Uint8Array[] = [];
  for await (const chunk of file.chunks) chunks.push(chunk);
  assert.ok(Buffer.concat(chunks).toString('utf8').includes(holds));
}

function readPath(value: unknown, path: string): unknown {
  return path
    .split('.')
    .filter(Boolean)
    .reduce<unknown>((inner, key) => (inner as Json)[key], value);
}
