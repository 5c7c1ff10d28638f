import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createSessionFixture } from '../../../test/session-fixture.ts';
import { beginSelfie } from '../../session/begin/begin-selfie.ts';
import { allKinds, readSession } from '../../session/read/read-session.ts';
import { readOutbox } from '../read-messages.ts';
import { createText } from './change-text.ts';
import { findOwner } from './find-owner.ts';
import { previewMessage } from './preview-message.ts';

const selfie = '5e1f5a3e-0001-4000-8000-000000000001';

const unmarked = (text: string) => text.replace(/^\[Sandbox\]\s+/, '');

type Ending = Parameters<typeof createSessionFixture>[0];

/** Messages of all kinds that a tenant sends, without what differs from one to the next; and what the portal shows of one. */
async function messagesOf(ending: Ending, sandbox: boolean) {
  const { db, clock, deps, caller, tenantId, notification } = await createSessionFixture(ending, { sandbox });
  const email = 'ann@example.com';
  const begin = async (Locale: string) => {
    const addresses = { Email: email, PhoneNumber: '+4915112345678' };
    return (await beginSelfie(deps, caller, { TransportType: 3, Locale, ...addresses })).OperationId;
  };
  const english = await begin('en');
  const query = { ownerKind: 'predefined', tenantId, operationId: selfie } as const;
  const owner = await findOwner(db, query);
  const written = { Name: 'SmsText', Locale: 'de', Content: 'Code: {codeword}\nBitte hier: {link}' } as const;
  await createText(notification, { owner, actor: caller.actor }, written);
  const german = await begin('de');
  const session = await readSession(deps, { tenantId, id: english, kinds: allKinds });
  const target = { channel: 'email', address: email } as const;
  const until = new Date(clock.now().getTime() + 3_600_000);
  await db.transaction().execute(async (tx) => {
    await deps.delivery.sendCode(tx, { session, ...target, code: '123456', expiresAt: until });
    await deps.delivery.sendNotice(tx, { session, targets: [target], secret: 'secret', dueAt: until });
  });
  const outboxOf = async (operationId: string) =>
    (await readOutbox(notification, tenantId, { operationId })).Items.map(({ Subject, Text, Link }) => ({
      subject: Subject,
      text: Link === '' ? Text : Text.replaceAll(Link, 'LINK'),
    }));
  const all = [...(await outboxOf(english)), ...(await outboxOf(german))];
  return {
    all: all.sort((one, other) => unmarked(one.text).localeCompare(unmarked(other.text))),
    preview: await previewMessage(notification, owner, { Locale: 'en' }),
  };
}

test('messages of a sandbox: begin with its mark in every language and of every kind, and those of a live tenant do not', async (t) => {
  const [live, marked] = [await messagesOf(t, false), await messagesOf(t, true)];
  const emails = live.all.filter(({ subject }) => subject !== null);
  assert.deepEqual([live.all.length, emails.length], [6, 4]);
  for (const { subject, text } of live.all) assert.ok(!`${subject} ${text}`.includes('Sandbox'), text);
  assert.deepEqual(
    marked.all,
    live.all.map(({ subject, text }) =>
      subject === null
        ? { subject, text: `[Sandbox]\n${text}` }
        : { subject: `[Sandbox] ${subject}`, text: `[Sandbox]\n\n${text}` },
    ),
  );
  const { Email, Sms } = live.preview;
  assert.equal(marked.preview.Sms.Text, `[Sandbox]\n${Sms.Text}`);
  assert.equal(
    marked.preview.Email.Html,
    Email.Html.replace('<title>', '<title>[Sandbox] ').replace(/(<main [^>]*>\n)/, '$1<p>[Sandbox]</p>\n'),
  );
});
