import { operation } from '../operation.ts';
import { TransactionConfirmation } from '../schemas/confirmation.ts';
import { TransactionDetails, TransactionLink, TransactionParams } from '../schemas/transaction-details.ts';

const service = 'administration';
const tag = 'Transactions';
const read = { kind: 'bearer', roles: ['Transaction Result Auditor', 'Transaction Manager'] } as const;
const begin = { kind: 'bearer', roles: ['Transaction Manager'] } as const;
const params = TransactionParams;

/** Administration Service: one operation or transaction, whatever its kind, as those look at it who review it. */
export const transactionOperations = {
  GetTransactionDetails: operation({
    service,
    method: 'GET',
    path: '/transactions/{TransactionId}/details',
    access: read,
    tag,
    summary: 'Read all that is known of an operation or transaction (extension)',
    description:
      'Progress, attempts with scores against thresholds, messages, webhook deliveries. No pictures, embeddings, TempIds or secrets.',
    params,
    response: TransactionDetails,
    errors: ['E_OPERATION_NOT_FOUND'],
  }),
  GetTransactionConfirmation: operation({
    service,
    method: 'GET',
    path: '/transactions/{TransactionId}/confirmation',
    access: read,
    tag,
    summary: 'Read how a transaction was confirmed',
    params,
    response: TransactionConfirmation,
    errors: ['E_OPERATION_NOT_FOUND'],
  }),
  GetTransactionLink: operation({
    service,
    method: 'GET',
    path: '/transactions/{TransactionId}/link',
    access: begin,
    tag,
    summary: 'Read the link of a pending operation or transaction, as text and as QR code (extension)',
    description:
      'Only with TransportType 0: a link that travels by SMS or e-mail is shown to nobody else. It opens the camera page for whoever has it.',
    params,
    response: TransactionLink,
    errors: ['E_OPERATION_NOT_FOUND', 'E_LINK_NOT_SHOWN', 'E_TRANSACTION_FINISHED', 'E_TRANSACTION_EXPIRED'],
  }),
};
