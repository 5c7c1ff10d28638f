import { ActionIcon, Menu } from '@mantine/core';
import { IconLanguage } from '@tabler/icons-react';
import { useTexts } from '../texts/define-texts.ts';
import { type Language, languages } from '../texts/language.ts';
import { useLanguage } from '../texts/language-context.tsx';
import { shellTexts } from './shell-texts.ts';

/** The portal's languages, each by its own name. */
export function LanguageSwitch() {
  const texts = useTexts(shellTexts);
  const { language, choose } = useLanguage();
  return (
    <Menu position="bottom-end" width={170}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={texts.language}>
          <IconLanguage size={20} stroke={1.7} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {(Object.entries(languages) as [Language, string][]).map(([tag, name]) => (
          <Menu.Item
            key={tag}
            role="menuitemradio"
            aria-checked={tag === language}
            lang={tag}
            fw={tag === language ? 600 : undefined}
            onClick={() => choose(tag)}
          >
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
