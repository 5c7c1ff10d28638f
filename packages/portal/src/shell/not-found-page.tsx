import { Button } from '@mantine/core';
import { IconMapOff } from '@tabler/icons-react';
import { Link } from 'react-router';
import { EmptyState } from '../parts/empty-state.tsx';
import { PageHeader } from '../parts/layout/page-header.tsx';
import { useTexts } from '../texts/define-texts.ts';
import { shellTexts } from './shell-texts.ts';

/** No page under this address. */
export function NotFoundPage() {
  const { notFound } = useTexts(shellTexts);
  return (
    <>
      <PageHeader title={notFound.title} />
      <EmptyState
        icon={IconMapOff}
        title={notFound.text}
        action={
          <Button component={Link} to="/" mt="sm">
            {notFound.home}
          </Button>
        }
      />
    </>
  );
}
