import { api } from '../../api/api.ts';
import { type Draft, operationRequest, verificationRequest } from './draft.ts';

/** Makes the account that a draft asks for. */
export const createAccount = ({ newNumber, newName, email, phone }: Draft) =>
  api.CreateAccount({
    body: {
      AccountNumber: newNumber.trim(),
      DisplayName: newName.trim(),
      ...(email.trim() ? { Email: email.trim() } : {}),
      ...(phone.trim() ? { PhoneNumber: phone.trim() } : {}),
    },
  });

/** Begins what a draft asks for. @returns the id under which it is followed */
export async function beginTransaction(draft: Draft): Promise<string> {
  const { product } = draft;
  if (product === 'verification')
    return (await api.CreateTransaction({ body: verificationRequest(draft) })).TransactionId;
  return (await api.CreateOperation({ body: operationRequest({ ...draft, product }) })).OperationId;
}
