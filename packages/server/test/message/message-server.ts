import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import type { OperationId } from '@selfsame/contract';
import { notificationHandlers } from '../../src/notification/routes.ts';
import type { Channels } from '../../src/notification/send/channel.ts';
import { sessionHandlers } from '../../src/session/routes.ts';
import { insertTemplate } from '../../src/store/tenant/transaction-template.ts';
import { type AnyCall, all, bases, guid, serverWith } from '../served-operations.ts';
import { createSessionFixture } from '../session-fixture.ts';

/** The predefined operation whose texts the tests change. */
export const selfie = '5e1f5a3e-0001-4000-8000-000000000001';

/** Path of an operation's texts. */
export const texts = (operation = selfie) => `/predefinedOperations/${operation}/resources`;

/** A session fixture whose operations of messages and sessions can be served over HTTP. */
export async function openMessageServer(ending: { after(run: () => Promise<void>): void }) {
  const fixture = await createSessionFixture(ending);
  const { db, deps, clock, tenantId, notification } = fixture;
  return {
    ...fixture,
    /** The operations as they are served, for the fixture's tenant. */
    async serverOf(t: TestContext, channels: Channels = notification.channels) {
      const handlers = {
        ...sessionHandlers({ ...deps, log: { error: assert.fail } }),
        ...notificationHandlers({ ...notification, channels }),
      };
      const ours = Object.entries(handlers).map(([id, handler]) => [
        id,
        (call: AnyCall) =>
          (handler as (input: unknown) => Promise<unknown>)({
            ...call,
            principal: { kind: 'api', tenantId, apiKeyId: guid, roles: [], isStrict: false },
          }),
      ]);
      const fastify = await serverWith(
        t,
        Object.fromEntries(ours) as Record<OperationId, (call: AnyCall) => Promise<unknown>>,
      );
      return async (method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, payload?: object) => {
        const url = path.startsWith('/v2/') ? `${bases.authorization}${path}` : `${bases.admin}${path}`;
        const reply = await fastify.inject({ method, url, headers: all, ...(payload && { payload }) });
        return { status: reply.statusCode, body: reply.json() };
      };
    },
    /** A transaction template of the fixture's tenant. @returns its id */
    async addTemplate(): Promise<string> {
      const name = `Own-${crypto.randomUUID()}`;
      const row = { id: crypto.randomUUID(), tenant_id: tenantId, name, created_at: clock.now() };
      return (await insertTemplate(db, row))!.id;
    },
  };
}
