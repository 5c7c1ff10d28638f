import { Button, Code, Group, Stack, Text, Title } from '@mantine/core';
import { useRouteError } from 'react-router';
import { useTexts } from '../texts/define-texts.ts';
import { shellTexts } from './shell-texts.ts';

/** A file of the page is gone: the server has a newer build than this tab. */
const isStale = (error: unknown): boolean =>
  error instanceof Error && /dynamically imported module|module script|preload/i.test(error.message);

/** Instead of a page that threw: what to do, and the words for whoever mends it. */
export function BrokenPage() {
  const error = useRouteError();
  const texts = useTexts(shellTexts);
  const words = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return (
    <Stack role="alert" align="flex-start" maw={640} mx="auto" my="10vh" p="md">
      <Title order={1}>{texts.broken.title}</Title>
      <Text>{isStale(error) ? texts.newVersion : texts.broken.text}</Text>
      {!isStale(error) && (
        <Code block w="100%">
          {words}
        </Code>
      )}
      <Group>
        <Button onClick={() => location.reload()}>{texts.reload}</Button>
        <Button variant="default" component="a" href="/portal/">
          {texts.notFound.home}
        </Button>
      </Group>
    </Stack>
  );
}
