import { SimpleGrid } from '@mantine/core';
import type { TransactionDetails } from '@selfsame/contract';
import { DeliveriesSection } from './deliveries-section.tsx';
import { ReceiptSection } from './receipt-section.tsx';

/** What is left of a transaction: the signed receipt, and who was told of it. */
function RecordSections({ details }: { details: TransactionDetails }) {
  return (
    <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="md">
      <ReceiptSection details={details} />
      <DeliveriesSection details={details} />
    </SimpleGrid>
  );
}
export default RecordSections;
