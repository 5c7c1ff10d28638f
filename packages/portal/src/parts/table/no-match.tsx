import { Button } from '@mantine/core';
import { IconFilterOff } from '@tabler/icons-react';
import { useTexts } from '../../texts/define-texts.ts';
import { EmptyState } from '../empty-state.tsx';
import { partTexts } from '../part-texts.ts';

/** The filters left nothing over. */
export function NoMatch({ onClear }: { onClear: () => void }) {
  const texts = useTexts(partTexts);
  return (
    <EmptyState
      icon={IconFilterOff}
      title={texts.table.noMatch}
      action={
        <Button variant="default" mt="sm" onClick={onClear}>
          {texts.table.clearFilters}
        </Button>
      }
    >
      {texts.table.noMatchAdvice}
    </EmptyState>
  );
}
