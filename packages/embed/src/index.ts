export type { EmbedEvents, PageDetail } from './embed-events.ts';
export { isFinalPage, type PageMessage, readPageMessage } from './page-message.ts';
export { SelfsameCaptureFrame } from './selfsame-capture-frame.ts';
export { type TransactionPlace, transactionAddress } from './transaction-address.ts';
