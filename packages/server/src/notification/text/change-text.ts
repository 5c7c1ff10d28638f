import type { OperationResource, OperationResourceRequest } from '@selfsame/contract';
import { transaction, violatedConstraint } from '../../platform/database.ts';
import type { Actor, AuditOnlyEventName } from '../../platform/events.ts';
import { Problem } from '../../platform/http/problem.ts';
import {
  deleteMessageTemplate,
  findMessageTemplate,
  insertMessageTemplate,
  type MessageTemplateRow,
  replaceMessageTemplate,
} from '../../store/message/message-template.ts';
import type { Db } from '../../store/seal/vault.ts';
import type { NotificationDependencies } from '../notification-dependencies.ts';
import type { TextOwner } from './find-owner.ts';
import { checkText } from './message-text.ts';
import { presentText } from './read-text.ts';

type Dependencies = Pick<NotificationDependencies, 'db' | 'clock' | 'events'>;

/** Texts of which operation, and who changes them. */
export interface TextChange {
  owner: TextOwner;
  actor: Actor;
}

const taken = ({ Name, Locale }: OperationResourceRequest) =>
  new Problem('E_RESOURCE_ALREADY_EXISTS', { args: [Name, Locale] });

const publish = (
  { clock, events }: Dependencies,
  tx: Db,
  type: Extract<AuditOnlyEventName, `messageText.${string}`>,
  { owner, actor }: TextChange,
  text: Pick<MessageTemplateRow, 'id' | 'name' | 'locale'>,
): Promise<void> =>
  events.publish(tx, {
    tenantId: owner.tenantId,
    type,
    actor,
    references: { messageTextId: text.id },
    data: { operationId: owner.operationId, name: text.name, locale: text.locale },
    at: clock.now(),
  });

/** Writes a text. @throws Problem E_MESSAGE_TEXT_NOT_VALID, E_RESOURCE_ALREADY_EXISTS */
export async function createText(
  deps: Dependencies,
  change: TextChange,
  request: OperationResourceRequest,
): Promise<OperationResource> {
  const content = checkText(request.Name, request.Content);
  const now = deps.clock.now();
  return transaction(deps.db, async (tx) => {
    const row = await insertMessageTemplate(tx, {
      id: crypto.randomUUID(),
      tenant_id: change.owner.tenantId,
      operation_id: change.owner.operationId,
      name: request.Name,
      locale: request.Locale,
      content,
      created_at: now,
      modified_at: now,
    });
    if (!row) throw taken(request);
    await publish(deps, tx, 'messageText.created', change, row);
    return presentText(row);
  });
}

/**
 * Replaces a text.
 * @throws Problem E_MESSAGE_TEXT_NOT_VALID, E_RESOURCE_NOT_FOUND, E_RESOURCE_ALREADY_EXISTS,
 *   E_ACCOUNT_VERSION_MISMATCH
 */
export async function replaceText(
  deps: Dependencies,
  change: TextChange & { id: string },
  request: OperationResourceRequest,
): Promise<OperationResource> {
  const { Name: name, Locale: locale } = request;
  const content = checkText(name, request.Content);
  const version = request.Version ?? 0;
  const id = change.id.toLowerCase();
  try {
    return await transaction(deps.db, async (tx) => {
      const now = deps.clock.now();
      const row = await replaceMessageTemplate(tx, change.owner, { id, version, name, locale, content, now });
      if (!row) {
        const stored = await findMessageTemplate(tx, change.owner, id);
        if (!stored) throw new Problem('E_RESOURCE_NOT_FOUND');
        throw new Problem('E_ACCOUNT_VERSION_MISMATCH', { args: [version, stored.version] });
      }
      await publish(deps, tx, 'messageText.changed', change, row);
      return presentText(row);
    });
  } catch (error) {
    if (violatedConstraint(error) === 'message_template_live') throw taken(request);
    throw error;
  }
}

/** Deletes a text. @throws Problem E_RESOURCE_NOT_FOUND */
export async function deleteText(deps: Dependencies, change: TextChange & { id: string }): Promise<true> {
  return transaction(deps.db, async (tx) => {
    const id = change.id.toLowerCase();
    const stored = await findMessageTemplate(tx, change.owner, id);
    if (!stored || !(await deleteMessageTemplate(tx, change.owner, id, deps.clock.now())))
      throw new Problem('E_RESOURCE_NOT_FOUND');
    await publish(deps, tx, 'messageText.deleted', change, stored);
    return true as const;
  });
}
