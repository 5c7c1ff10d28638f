import { Text } from '@mantine/core';
import type { CreatedOpenIdIntegration } from '@selfsame/contract';
import { CopyValue } from '../../parts/copy-value.tsx';
import { DefinitionList } from '../../parts/definition-list.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { integrationTexts } from './integration-texts.ts';

/** Client id and secret, this once; of a public client the id alone. */
export function NewSecret({ made }: { made: CreatedOpenIdIntegration }) {
  const { secret: words, columns } = useTexts(integrationTexts);
  const { ClientId, ClientSecret } = made;
  return (
    <>
      <DefinitionList
        items={[
          {
            name: columns.clientId,
            value: <CopyValue value={ClientId} name={columns.clientId} display="code" />,
          },
          ClientSecret === null
            ? null
            : {
                name: words.value,
                value: <CopyValue value={ClientSecret} name={words.value} display="code" />,
              },
        ]}
      />
      {ClientSecret === null && <Text size="sm">{words.none}</Text>}
    </>
  );
}
