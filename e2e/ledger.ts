import assert from 'node:assert/strict';
import type { Api } from './api.ts';
import { adminPath } from './api.ts';

/** All that the server has acknowledged, as an integrator's backend would have written it down. */
export interface Ledger {
  /** Selfies read as accepted: operation id → TempId. */
  accepted: Map<string, string>;
  /** Account numbers whose creation was answered with 200. */
  accounts: Set<string>;
  /** Account numbers whose credential was answered with 200. */
  credentials: Set<string>;
}

/** Nothing acknowledged yet. */
export function openLedger(): Ledger {
  return { accepted: new Map(), accounts: new Set(), credentials: new Set() };
}

/** Reads everything in the ledger back. @throws AssertionError naming what was lost */
export async function checkLedger(ledger: Ledger, api: Api): Promise<void> {
  for (const [operationId, tempId] of ledger.accepted) {
    const operation = await api.endSelfie(operationId);
    assert.equal(operation.Status, 1, `operation ${operationId} was accepted`);
    assert.equal(operation.TempId, tempId, `operation ${operationId} had this TempId`);
  }
  for (const number of ledger.accounts) {
    const { status, body } = await api.call('GET', `${adminPath}/accounts/${number}`);
    assert.equal(status, 200);
    assert.ok(body !== null, `account ${number} was created`);
  }
  const owners = await credentialOwners(api);
  for (const number of ledger.credentials) assert.ok(owners.has(number), `${number} had a credential`);
}

async function credentialOwners(api: Api): Promise<Set<string>> {
  const owners = new Set<string>();
  for (;;) {
    const { body } = await api.call<{ Items: { OwnerName: string }[] }>(
      'GET',
      `${adminPath}/accounts/bioCredentials/metadata?start=${owners.size}&size=100`,
    );
    for (const { OwnerName } of body.Items) owners.add(OwnerName);
    if (body.Items.length < 100) return owners;
  }
}
