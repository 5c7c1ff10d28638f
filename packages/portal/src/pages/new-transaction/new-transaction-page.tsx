import { Stack } from '@mantine/core';
import { limits } from '@selfsame/contract';
import { PageHeader } from '../../parts/layout/page-header.tsx';
import { SectionShape } from '../../parts/layout/shape.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { type Product, products } from './draft.ts';
import { newTransactionTexts } from './new-transaction-texts.ts';
import { TransactionForm } from './transaction-form.tsx';
import { useDefaults } from './use-draft.ts';

/** Begins a transaction by hand. `?account=…&product=…` fills the form in. */
function NewTransactionPage() {
  const texts = useTexts(newTransactionTexts);
  const { isReady, settings, account, product } = useDefaults();
  return (
    <>
      <PageHeader title={texts.title} lead={texts.lead} />
      {isReady ? (
        <TransactionForm
          settings={settings}
          initial={{
            who: 'existing',
            account,
            newNumber: '',
            newName: '',
            product: products.find((known) => known === product) ?? ('verification' satisfies Product),
            credential: 'face',
            template: 'Verify_Identity',
            transport: 0,
            email: account?.Email ?? '',
            phone: account?.PhoneNumber ?? '',
            checkLiveness: settings?.LivenessDefaultEnabled ?? true,
            timeoutSec: settings?.DefaultTimeoutSec ?? limits.timeoutSec.default,
            introduction: '',
            codeword: '',
            tag: '',
          }}
        />
      ) : (
        <Stack gap="md" maw="72rem">
          <SectionShape rows={2} />
          <SectionShape rows={2} />
        </Stack>
      )}
    </>
  );
}
export default NewTransactionPage;
