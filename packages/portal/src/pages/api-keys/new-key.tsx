import { Button, Group } from '@mantine/core';
import { type CreatedApiKey, services } from '@selfsame/contract';
import { IconDownload } from '@tabler/icons-react';
import { saveText } from '../../api/save-file.ts';
import { CodeBlock } from '../../parts/code-block.tsx';
import { CopyValue } from '../../parts/copy-value.tsx';
import { DefinitionList } from '../../parts/definition-list.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { apiKeyTexts } from './api-key-texts.ts';

const curlOf = ({ ExternalId, Value }: CreatedApiKey): string =>
  `curl -sS --fail-with-body -X POST ${location.origin}${services.identity.bases[0]}/auth/token \\\n  -u '${ExternalId}:${Value}'`;

const environmentOf = ({ ExternalId, Value }: CreatedApiKey): string =>
  `SELFSAME_URL=${location.origin}\nSELFSAME_API_KEY_ID=${ExternalId}\nSELFSAME_API_KEY_VALUE=${Value}\n`;

/** A key's value, and ways to put it where it is used. */
export function NewKey({ made }: { made: CreatedApiKey }) {
  const { created: words } = useTexts(apiKeyTexts);
  return (
    <>
      <DefinitionList
        items={[
          { name: words.id, value: <CopyValue value={made.ExternalId} name={words.id} display="code" /> },
          { name: words.value, value: <CopyValue value={made.Value} name={words.value} display="code" /> },
        ]}
      />
      <div>
        <strong>{words.curl}</strong>
        <CodeBlock code={curlOf(made)} name={words.curlName} wraps />
      </div>
      <Group justify="space-between" gap="sm">
        <Button
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
          onClick={() => saveText(environmentOf(made), 'selfsame.env')}
        >
          {words.download}
        </Button>
      </Group>
    </>
  );
}
