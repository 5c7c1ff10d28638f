import { Group, Paper, Text, Title } from '@mantine/core';
import { type ReactNode, useId } from 'react';

/** A titled card of a page. */
export function Section({
  title,
  lead,
  actions,
  children,
  className,
}: {
  title: string;
  lead?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
  className?: string;
}) {
  const id = useId();
  return (
    <Paper component="section" aria-labelledby={id} p={{ base: 'md', sm: 'lg' }} className={className}>
      <Group justify="space-between" align="flex-start" mb="sm" gap="sm">
        <div>
          <Title order={2} id={id}>
            {title}
          </Title>
          {lead && (
            <Text c="dimmed" size="sm" component="div" mt={2} maw={720}>
              {lead}
            </Text>
          )}
        </div>
        {actions && (
          <Group gap="xs" className="portal-no-print">
            {actions}
          </Group>
        )}
      </Group>
      {children}
    </Paper>
  );
}
