import { Stack, Text } from '@mantine/core';
import type { WebhookTestResult } from '@selfsame/contract';
import { CodeBlock } from '../../parts/code-block.tsx';
import { DefinitionList } from '../../parts/definition-list.tsx';
import { StatusBadge } from '../../parts/status-badge.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { useFormats } from '../../texts/use-formats.ts';
import { webhookTexts } from './webhook-texts.ts';

/** One request and what came back. */
export type ExchangeFacts = Omit<WebhookTestResult, 'Success' | 'RequestBody'>;

const headerLines = (headers: ExchangeFacts['RequestHeaders']): string =>
  headers.map(({ Name, Value }) => `${Name}: ${Value}`).join('\n');

/** JSON in lines, anything else as it came. */
export function readable(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}

/** Whether an answer counts as delivered. */
const isDelivered = ({ StatusCode, Error: error }: Pick<ExchangeFacts, 'StatusCode' | 'Error'>) =>
  error === null && StatusCode !== null && StatusCode >= 200 && StatusCode < 300;

/** Status, timing, headers and bodies of an exchange. */
export function Exchange({ facts, requestBody }: { facts: ExchangeFacts; requestBody?: string }) {
  const texts = useTexts(webhookTexts);
  const formats = useFormats();
  const { test: words, delivery } = texts;
  return (
    <Stack gap="sm">
      <DefinitionList
        items={[
          {
            name: words.answer,
            value: (
              <StatusBadge tone={isDelivered(facts) ? 'good' : 'bad'}>
                {facts.StatusCode === null ? words.noAnswer : `HTTP ${facts.StatusCode}`}
              </StatusBadge>
            ),
          },
          facts.Error ? { name: delivery.error, value: facts.Error } : null,
          { name: words.took, value: `${formats.number(facts.DurationMs)} ms` },
          { name: delivery.to, value: facts.Url },
        ]}
      />
      <Text size="sm" fw={600}>
        {words.request}
      </Text>
      <CodeBlock code={headerLines(facts.RequestHeaders)} name={`${words.request}: ${words.headers}`} wraps />
      {requestBody !== undefined && <CodeBlock code={readable(requestBody)} name={words.requestBody} wraps />}
      {facts.StatusCode !== null && (
        <>
          <Text size="sm" fw={600}>
            {words.answer}
          </Text>
          <CodeBlock
            code={headerLines(facts.ResponseHeaders)}
            name={`${words.answer}: ${words.headers}`}
            wraps
          />
          <CodeBlock
            code={facts.ResponseBody ? readable(facts.ResponseBody) : words.empty}
            name={words.responseBody}
            wraps
          />
        </>
      )}
    </Stack>
  );
}
