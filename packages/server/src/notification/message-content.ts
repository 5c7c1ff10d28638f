import { parseJson } from '../platform/parse-json.ts';
import type { DataKey, Vault } from '../store/seal/vault.ts';
import { MessageContent } from './send/channel.ts';

const contextOf = (messageId: string) => ({
  table: 'message',
  column: 'content_sealed',
  rowId: messageId,
});

/** Seals what a message holds, secret link and address included, under its session's key. */
export const sealContent = (
  vault: Pick<Vault, 'seal'>,
  key: DataKey,
  messageId: string,
  content: MessageContent,
): Buffer => vault.seal(key, Buffer.from(JSON.stringify(content), 'utf8'), contextOf(messageId));

/** @throws when the bytes were changed or belong elsewhere; JsonUnreadable */
export const openContent = (
  vault: Pick<Vault, 'unseal'>,
  key: DataKey,
  message: { id: string; content_sealed: Uint8Array },
): MessageContent =>
  parseJson(
    MessageContent,
    vault.unseal(key, message.content_sealed, contextOf(message.id)).toString('utf8'),
    `message.content_sealed of ${message.id}`,
  );
