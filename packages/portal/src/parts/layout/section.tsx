import { Group, Paper, Text, Title } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import classes from './section.module.css';

/** A titled card of a page. */
export function Section({
  title,
  lead,
  actions,
  children,
  className,
  isSplit,
}: {
  title: string;
  lead?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
  className?: string;
  /** Where there is room, the title stands beside what it is about and not above: for forms. */
  isSplit?: boolean;
}) {
  const id = useId();
  return (
    <Paper
      component="section"
      aria-labelledby={id}
      p={{ base: 'md', sm: 'lg' }}
      className={className ? `${classes.section} ${className}` : classes.section!}
    >
      <div className={isSplit ? classes.split : undefined}>
        <div className={classes.head}>
          <div className={classes.words}>
            <Title order={2} id={id}>
              {title}
            </Title>
            {lead && (
              <Text c="dimmed" size="sm" component="div" mt="hair" className={classes.lead!}>
                {lead}
              </Text>
            )}
          </div>
          {actions && (
            <Group gap="xs" className="portal-no-print">
              {actions}
            </Group>
          )}
        </div>
        <div>{children}</div>
      </div>
    </Paper>
  );
}
