import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventTypes } from '@selfsame/contract';
import de from '../packages/portal/src/pages/audit/texts/de.ts';
import en from '../packages/portal/src/pages/audit/texts/en.ts';
import es from '../packages/portal/src/pages/audit/texts/es.ts';
import fr from '../packages/portal/src/pages/audit/texts/fr.ts';
import { auditOnlyEvents } from '../packages/server/src/platform/events.ts';

test('the audit log in the portal: every event has a name in every language, so that no sentence of the API stands among names', () => {
  const types = [...Object.keys(eventTypes), ...Object.keys(auditOnlyEvents)];
  assert.ok(types.length > 90, `${types.length} events`);
  for (const [language, { messages }] of Object.entries({ en, de, es, fr }))
    assert.deepEqual(
      types.filter((type) => !(messages as Record<string, string>)[type]),
      [],
      language,
    );
});
