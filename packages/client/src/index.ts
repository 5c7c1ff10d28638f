export { Status, TransportType } from '@selfsame/contract';
export { type ClientOptions, createClient, type InputOf, type SelfsameClient } from './client.ts';
export { SelfsameError } from './selfsame-error.ts';
export { transactionUrl } from './transaction-url.ts';
export { type PollOptions, waitUntilFinished } from './wait-until-finished.ts';
