import { Button } from '@mantine/core';
import { IconFilter } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTexts } from '../../texts/define-texts.ts';
import { transactionTexts } from './transaction-texts.ts';

/** Filters that are needed less often; open while one of them is set. */
export function MoreFilters({ count, children }: { count: number; children: ReactNode }) {
  const texts = useTexts(transactionTexts);
  const [isOpen, setOpen] = useState(count > 0);
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconFilter size={16} aria-hidden />}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        {texts.moreFilters(count)}
      </Button>
      {isOpen && children}
    </>
  );
}
