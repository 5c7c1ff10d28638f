import { Anchor, Group, Stack, Text, Title } from '@mantine/core';
import { IconChevronLeft } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { Link, useLocation } from 'react-router';
import { announce } from '../../shell/announce.tsx';
import { isFirstPage } from '../../shell/first-page.ts';
import classes from './page-header.module.css';

/** Heading of a page; also its document title, and what a screen reader hears and where the focus goes on arrival. */
export interface PageHeaderProps {
  title: string;
  /** One sentence: what this page is for. */
  lead?: ReactNode;
  /** The list this page came from. */
  back?: { to: string; label: string };
  /** Beside the title: a status. */
  badge?: ReactNode;
  /** Buttons, the main one last. */
  actions?: ReactNode;
}

export function PageHeader({ title, lead, back, badge, actions }: PageHeaderProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const { pathname } = useLocation();
  useEffect(() => {
    document.title = `${title} · Selfsame`;
  }, [title]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once per address, not when a loaded name changes the title
  useEffect(() => {
    // The browser itself reads the first page.
    if (isFirstPage(pathname)) return;
    announce(title);
    heading.current?.focus({ preventScroll: true });
  }, [pathname]);
  return (
    <header className={classes.header}>
      {back && (
        <Anchor component={Link} to={back.to} size="sm" className={classes.back}>
          <IconChevronLeft size={16} aria-hidden />
          {back.label}
        </Anchor>
      )}
      <Group justify="space-between" align="flex-start" gap="md">
        <Stack gap="hair" className={classes.words}>
          <Group gap="sm">
            <Title order={1} ref={heading} tabIndex={-1} className={classes.title}>
              {title}
            </Title>
            {badge}
          </Group>
          {lead && (
            <Text c="dimmed" size="sm" component="div">
              {lead}
            </Text>
          )}
        </Stack>
        {actions && (
          <Group gap="xs" className={classes.actions}>
            {actions}
          </Group>
        )}
      </Group>
    </header>
  );
}
