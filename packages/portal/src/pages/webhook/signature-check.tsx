import { Stack, Title } from '@mantine/core';
import { CodeBlock } from '../../parts/code-block.tsx';
import { Section } from '../../parts/layout/section.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { webhookTexts } from './webhook-texts.ts';

const withClient = `import { EventType, verifyWebhook } from '@selfsame/client';

// Throws WebhookNotValid when the request must not be believed.
const event = await verifyWebhook({ secret, headers: request.headers, body: rawBody });
if (event.EventType === EventType.OperationFinished) await finish(event.Data.OperationId);`;

const inNode = `import { createHmac, timingSafeEqual } from 'node:crypto';

const isGenuine = (secret, headers, rawBody) => {
  const { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures } = headers;
  if (Math.abs(Date.now() / 1000 - Number(timestamp)) > 300) return false;
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const expected = createHmac('sha256', key).update(\`\${id}.\${timestamp}.\`).update(rawBody).digest();
  return signatures.split(' ').some((signature) => {
    const given = Buffer.from(signature.replace(/^v1,/, ''), 'base64');
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
};`;

/** How a receiver checks that a request is ours. */
function SignatureCheck() {
  const { verify: words } = useTexts(webhookTexts);
  return (
    <Section title={words.title} lead={words.lead}>
      <Stack gap="xs">
        <Title order={3}>{words.client}</Title>
        <CodeBlock code={withClient} name={words.code} />
        <Title order={3} mt="xs">
          {words.plain}
        </Title>
        <CodeBlock code={inNode} name={words.code} />
      </Stack>
    </Section>
  );
}
export default SignatureCheck;
