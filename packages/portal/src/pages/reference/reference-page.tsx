import { Anchor, Button, Group, Stack, Text, Title } from '@mantine/core';
import { openApiDocuments, postmanCollections } from '@selfsame/contract';
import { IconBook, IconDownload } from '@tabler/icons-react';
import { Link } from 'react-router';
import { CodeBlock } from '../../parts/code-block.tsx';
import { CopyValue } from '../../parts/copy-value.tsx';
import { PageHeader } from '../../parts/layout/page-header.tsx';
import { Section } from '../../parts/layout/section.tsx';
import { useMay } from '../../shell/session.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { curlTour, tourSteps } from './curl-tour.ts';
import { referenceTexts } from './reference-texts.ts';

const { origin } = location;

const packCommand = `npm run pack:client                                  # in a clone: prints the file's path
npm install ../selfsame/.cache/client/selfsame-client-*.tgz  # in your project`;

const clientCode = `import { createClient, transactionUrl } from '@selfsame/client';

const selfsame = createClient({
  baseUrl: '${origin}',
  apiKeyId: process.env.SELFSAME_API_KEY_ID,
  apiKeyValue: process.env.SELFSAME_API_KEY_VALUE,
});
const operation = await selfsame.BeginGetForeignBiometry({ body: { CheckLiveness: true } });`;

function OpenApi() {
  const texts = useTexts(referenceTexts);
  const { openapi: words } = texts;
  return (
    <Section title={words.title} lead={words.lead}>
      <Stack gap="md">
        {Object.entries(openApiDocuments).map(([name, { base }]) => {
          const service = texts.services[name] ?? name;
          return (
            <Group key={name} justify="space-between" gap="sm" align="center">
              <Stack gap={0} flex="1 1 18rem" miw={0}>
                <Text size="sm" fw={600}>
                  {service}
                </Text>
                <CopyValue value={origin + base} name={`${service}: ${words.base}`} display="code" />
              </Stack>
              <Group gap="md">
                <Anchor
                  href={`/docs/reference-${name}`}
                  target="_blank"
                  size="sm"
                  aria-label={words.browseOf(service)}
                >
                  {words.browse}
                </Anchor>
                <Anchor
                  href={`/openapi/${name}.json`}
                  download={`selfsame-${name}.openapi.json`}
                  size="sm"
                  aria-label={words.downloadOf(service)}
                >
                  {words.download}
                </Anchor>
              </Group>
            </Group>
          );
        })}
      </Stack>
    </Section>
  );
}

function Postman() {
  const { postman: words } = useTexts(referenceTexts);
  return (
    <Section title={words.title} lead={words.lead}>
      <Group gap="sm">
        {postmanCollections.map((name) => (
          <Button
            key={name}
            component="a"
            href={`/postman/${name}.json`}
            download={`selfsame-${name}.postman_collection.json`}
            variant="default"
            leftSection={<IconDownload size={16} aria-hidden />}
          >
            {words.collections[name]}
          </Button>
        ))}
      </Group>
    </Section>
  );
}

function Tour() {
  const { tour: words } = useTexts(referenceTexts);
  const mayMakeKeys = useMay(['Configurator']);
  const commands = curlTour(origin);
  return (
    <Section
      title={words.title}
      lead={words.lead}
      actions={
        mayMakeKeys && (
          <Anchor component={Link} to="/settings/api-keys" size="sm">
            {words.keys}
          </Anchor>
        )
      }
    >
      <Stack gap="sm">
        {tourSteps.map((step) => (
          <div key={step}>
            <Title order={3} mb="xxs">
              {words.steps[step]}
            </Title>
            <CodeBlock code={commands[step]} name={words.command(words.steps[step])} wraps />
          </div>
        ))}
      </Stack>
    </Section>
  );
}

/** The API to browse, to download and to try. */
function ReferencePage() {
  const texts = useTexts(referenceTexts);
  return (
    <>
      <PageHeader
        title={texts.title}
        lead={texts.lead}
        actions={
          <Button component="a" href="/docs" target="_blank" leftSection={<IconBook size={16} aria-hidden />}>
            {texts.open}
          </Button>
        }
      />
      <Stack gap="md">
        <OpenApi />
        <Postman />
        <Section title={texts.client.title} lead={texts.client.lead}>
          <Stack gap="sm">
            <CodeBlock code={clientCode} name={texts.client.use} />
            <Text size="sm">{texts.client.packed}</Text>
            <CodeBlock code={packCommand} name={texts.client.pack} />
          </Stack>
        </Section>
        <Tour />
      </Stack>
    </>
  );
}
export default ReferencePage;
