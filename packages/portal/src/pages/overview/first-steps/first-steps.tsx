import { Anchor, Button, Text, VisuallyHidden } from '@mantine/core';
import type { PortalSettings, SystemStatus } from '@selfsame/contract';
import { IconCircleCheckFilled, IconCircleDashed } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';
import { api } from '../../../api/api.ts';
import { Section } from '../../../parts/layout/section.tsx';
import { useNotify } from '../../../parts/notify.tsx';
import { useTexts } from '../../../texts/define-texts.ts';
import { useFormats } from '../../../texts/use-formats.ts';
import classes from './first-steps.module.css';
import { firstStepsTexts } from './first-steps-texts.ts';
import { type StepName, stepFacts, stepNames } from './step-facts.ts';

const addresses: Record<StepName, string> = {
  key: '/settings/api-keys',
  webhook: '/settings/webhook',
  branding: '/settings/branding',
  enrolment: '/new-transaction',
};
const settingsKey = ['settings', 'portal'];

/** Hides the list for the whole tenant, with a way back. */
function useHide(settings: PortalSettings | undefined) {
  const texts = useTexts(firstStepsTexts);
  const client = useQueryClient();
  const notify = useNotify();
  const put = async (FirstStepsHidden: boolean) => {
    const now = await api.GetPortalSettings();
    client.setQueryData(settingsKey, await api.UpdatePortalSettings({ body: { ...now, FirstStepsHidden } }));
  };
  const hide = useMutation({
    mutationFn: () => put(true),
    onSuccess: () => notify.done(texts.hidden, () => put(false)),
    onError: notify.failed,
  });
  return { hide, isHidden: settings === undefined || settings.FirstStepsHidden === true };
}

/** What a new tenant does first, and what of it is done. It goes when all is, or when somebody hides it. */
export default function FirstSteps({ status }: { status: SystemStatus }) {
  const texts = useTexts(firstStepsTexts);
  const formats = useFormats();
  const settings = useQuery({
    queryKey: settingsKey,
    queryFn: ({ signal }) => api.GetPortalSettings({ signal }),
  });
  const { hide, isHidden } = useHide(settings.data);
  const keys = useQuery({
    queryKey: ['apiKeys', 'count'],
    queryFn: async ({ signal }) => {
      const found = await api.GetApiKeys({ query: { start: 0, size: 1 }, signal });
      return Array.isArray(found) ? found.length : found.TotalCount;
    },
    enabled: !isHidden,
  });
  const looks = useQuery({
    queryKey: ['settings', 'looks'],
    queryFn: ({ signal }) => api.GetLooks({ signal }),
    enabled: !isHidden,
  });
  if (isHidden || keys.data === undefined || !looks.data) return null;
  const facts = stepFacts({ keys: keys.data, looks: looks.data, status });
  const done = stepNames.filter((name) => facts[name]);
  if (done.length === stepNames.length) return null;
  return (
    <Section
      title={texts.title}
      lead={texts.lead(formats.number(done.length), formats.number(stepNames.length))}
      actions={
        <Button
          size="xs"
          variant="subtle"
          color="gray"
          loading={hide.isPending}
          onClick={() => hide.mutate()}
        >
          {texts.hide}
        </Button>
      }
    >
      <ol className={classes.list}>
        {stepNames.map((name) => (
          <Step key={name} name={name} isDone={facts[name]} />
        ))}
      </ol>
    </Section>
  );
}

function Step({ name, isDone }: { name: StepName; isDone: boolean }) {
  const texts = useTexts(firstStepsTexts);
  const { title, text } = texts.steps[name];
  const Drawing = isDone ? IconCircleCheckFilled : IconCircleDashed;
  return (
    <li className={classes.step} data-done={isDone || undefined}>
      <Drawing size={20} aria-hidden />
      <div>
        <VisuallyHidden>{isDone ? texts.done : texts.toDo}: </VisuallyHidden>
        {isDone ? (
          <Text size="sm" fw={600} component="span">
            {title}
          </Text>
        ) : (
          <Anchor component={Link} to={addresses[name]} size="sm" fw={600}>
            {title}
          </Anchor>
        )}
        <Text size="xs" c="dimmed">
          {text}
        </Text>
      </div>
    </li>
  );
}
