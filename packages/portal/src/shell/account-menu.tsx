import { Avatar, Menu, Text, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconLogout, IconUserCircle } from '@tabler/icons-react';
import { Link } from 'react-router';
import { useNotify } from '../parts/notify.tsx';
import { routes } from '../routes.tsx';
import { useTexts } from '../texts/define-texts.ts';
import { useSession, useSignOut } from './session.tsx';
import { shellTexts } from './shell-texts.ts';

/** Who is signed in; the way to one's profile and out. */
export function AccountMenu() {
  const texts = useTexts(shellTexts);
  const notify = useNotify();
  const { DisplayName, Email, Role } = useSession();
  const signOut = useSignOut();
  const hasProfile = routes.some(({ path }) => path === '/profile');
  return (
    <Menu position="bottom-end" width={260}>
      <Menu.Target>
        <UnstyledButton>
          {/* Not a label: the initials are what is seen. */}
          <VisuallyHidden>{texts.account.menu(DisplayName)}</VisuallyHidden>
          <Avatar name={DisplayName} color="blue" variant="filled" size={34} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <Text fw={600} c="var(--mantine-color-text)" truncate>
            {DisplayName}
          </Text>
          <Text size="xs" truncate>
            {Email}
          </Text>
          <Text size="xs">{texts.roles[Role] ?? Role}</Text>
        </Menu.Label>
        <Menu.Divider />
        {hasProfile && (
          <Menu.Item component={Link} to="/profile" leftSection={<IconUserCircle size={17} aria-hidden />}>
            {texts.account.profile}
          </Menu.Item>
        )}
        <Menu.Item
          leftSection={<IconLogout size={17} aria-hidden />}
          onClick={() => void signOut().catch(notify.failed)}
        >
          {texts.account.signOut}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
