import { ActionIcon, Menu, useMantineColorScheme } from '@mantine/core';
import { IconDeviceDesktop, IconMoon, IconSun } from '@tabler/icons-react';
import { useTexts } from '../texts/define-texts.ts';
import { shellTexts } from './shell-texts.ts';

const schemes = [
  ['light', IconSun],
  ['dark', IconMoon],
  ['auto', IconDeviceDesktop],
] as const;

/** Light, dark, or as the system says. */
export function ColourSchemeSwitch() {
  const texts = useTexts(shellTexts);
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const [, Drawing] = schemes.find(([scheme]) => scheme === colorScheme) ?? schemes[2];
  return (
    <Menu position="bottom-end" width={190}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={texts.scheme.label}>
          <Drawing size={19} stroke={1.7} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {schemes.map(([scheme, Icon]) => (
          <Menu.Item
            key={scheme}
            role="menuitemradio"
            aria-checked={scheme === colorScheme}
            fw={scheme === colorScheme ? 600 : undefined}
            leftSection={<Icon size={17} aria-hidden />}
            onClick={() => setColorScheme(scheme)}
          >
            {texts.scheme[scheme]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
