import { Stack, Text, ThemeIcon } from '@mantine/core';
import { type Icon, IconInbox } from '@tabler/icons-react';
import type { ReactNode } from 'react';

/** Nothing is here yet: says what will be, and how to get it. */
export interface EmptyStateProps {
  icon?: Icon;
  title: string;
  /** What this place is for and what fills it. */
  children?: ReactNode;
  /** The one thing to do next. */
  action?: ReactNode;
  /** Inside a section. */
  isSmall?: boolean;
}

export const EmptyState = ({
  icon: Drawing = IconInbox,
  title,
  children,
  action,
  isSmall,
}: EmptyStateProps) => (
  <Stack align="center" gap="xs" py={isSmall ? 20 : 48} px="md" ta="center">
    <ThemeIcon variant="light" size={isSmall ? 44 : 56} radius="xl" aria-hidden>
      <Drawing size={isSmall ? 22 : 28} stroke={1.6} />
    </ThemeIcon>
    <Text fw={600} size={isSmall ? 'md' : 'lg'} mt="xs">
      {title}
    </Text>
    {children && (
      <Text c="dimmed" size="sm" maw={460} component="div">
        {children}
      </Text>
    )}
    {action}
  </Stack>
);
