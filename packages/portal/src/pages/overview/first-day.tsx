import { Button, Paper, SimpleGrid, Text } from '@mantine/core';
import { type Icon, IconBrush, IconKey, IconRocket } from '@tabler/icons-react';
import { Link } from 'react-router';
import { EmptyState } from '../../parts/empty-state.tsx';
import { useSession } from '../../shell/session.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { overviewTexts } from './overview-texts.ts';

/** Before anything has happened: what to do first, as far as one's role goes. */
export function FirstDay() {
  const { first: words } = useTexts(overviewTexts);
  const { ApiRoles } = useSession();
  const isConfigurator = ApiRoles.includes('Configurator');
  const ways: { icon: Icon; title: string; text: string; to: string; may: boolean }[] = [
    {
      icon: IconRocket,
      title: words.transaction,
      text: words.transactionText,
      to: '/new-transaction',
      may: ApiRoles.includes('Transaction Manager'),
    },
    { icon: IconKey, title: words.key, text: words.keyText, to: '/settings/api-keys', may: isConfigurator },
    {
      icon: IconBrush,
      title: words.branding,
      text: words.brandingText,
      to: '/settings/branding',
      may: isConfigurator,
    },
  ];
  return (
    <Paper p="md">
      <EmptyState icon={IconRocket} title={words.title}>
        {words.text}
      </EmptyState>
      <SimpleGrid cols={{ base: 1, sm: 3 }} pb="md">
        {ways
          .filter(({ may }) => may)
          .map(({ icon: Drawing, title, text, to }) => (
            <Paper key={to} p="md">
              <Button
                component={Link}
                to={to}
                variant="light"
                fullWidth
                h="auto"
                mih={36}
                py={6}
                justify="flex-start"
                styles={{ label: { whiteSpace: 'normal', lineHeight: 1.4 } }}
                leftSection={<Drawing size={16} aria-hidden />}
              >
                {title}
              </Button>
              <Text size="sm" c="dimmed" mt="xs">
                {text}
              </Text>
            </Paper>
          ))}
      </SimpleGrid>
    </Paper>
  );
}
