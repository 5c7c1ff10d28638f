import { Button, Paper, Text } from '@mantine/core';
import { IconRocket } from '@tabler/icons-react';
import { Link } from 'react-router';
import { EmptyState } from '../../parts/empty-state.tsx';
import { useMay } from '../../shell/session.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { overviewTexts } from './overview-texts.ts';

/** Before anything has happened: what will be here, and a way to make something happen, for who may. */
export function FirstDay() {
  const { first: words } = useTexts(overviewTexts);
  const mayBegin = useMay(['Transaction Manager']);
  return (
    <Paper p="md">
      <EmptyState
        icon={IconRocket}
        title={words.title}
        action={
          mayBegin && (
            <Button component={Link} to="/new-transaction" leftSection={<IconRocket size={16} aria-hidden />}>
              {words.transaction}
            </Button>
          )
        }
      >
        {words.text}
        {mayBegin && <Text mb="sm">{words.transactionText}</Text>}
      </EmptyState>
    </Paper>
  );
}
