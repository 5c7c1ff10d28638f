import { Anchor, Button, Code, Group, Stack, Text } from '@mantine/core';
import type { AuditEvent } from '@selfsame/contract';
import { IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { api } from '../../api/api.ts';
import { saveText } from '../../api/save-file.ts';
import { CopyValue } from '../../parts/copy-value.tsx';
import { Instant } from '../../parts/instant.tsx';
import { useNotify } from '../../parts/notify.tsx';
import { useMay } from '../../shell/session.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { auditTexts } from './audit-texts.ts';
import { type Subject, subjects } from './event-filter.ts';

type Reference = AuditEvent['References'][number];

/** A thing as the look-up by id tells of it: deleted things have no page of their own any more. */
interface Named {
  name: string;
  deleted: string | null;
  to: string | null;
}

const settingPages: Record<string, string> = {
  webhook: '/settings/webhook',
  generic: '/settings/general',
  matching: '/settings/matching',
  portal: '/settings/general',
  looks: '/settings/branding',
};

const lookUps: Record<string, (id: string) => Promise<Named>> = {
  Account: async (uin) => {
    const { AccountNumber, DeletedDate } = await api.GetAuditAccount({ params: { uin } });
    return { name: AccountNumber, deleted: DeletedDate, to: `/users/${encodeURIComponent(AccountNumber)}` };
  },
  ApiKey: async (id) => {
    const key = await api.GetAuditApiKey({ params: { id } });
    const to = key.Description
      ? `/settings/api-keys?search=${encodeURIComponent(key.Description)}`
      : '/settings/api-keys';
    return { name: key.Description || key.ExternalId, deleted: key.DeletedDate, to };
  },
  CustomOperation: async (id) => {
    const { Name, DeletedDate } = await api.GetAuditCustomOperation({ params: { id } });
    return { name: Name, deleted: DeletedDate, to: '/settings/templates' };
  },
};

function NamedThing({ reference }: { reference: Reference }) {
  const { details: words } = useTexts(auditTexts);
  const { data } = useQuery({
    queryKey: ['auditObject', reference.Type, reference.ExternalId],
    queryFn: () => lookUps[reference.Type]!(reference.ExternalId),
    staleTime: 60_000,
    retry: false,
  });
  if (!data) return null;
  if (data.deleted)
    return (
      <Text size="sm" component="span">
        {data.name === reference.ExternalId ? '' : `${data.name}, `}
        {words.deleted} <Instant at={data.deleted} />
      </Text>
    );
  return (
    <Anchor component={Link} to={data.to ?? ''} size="sm">
      {data.name}
    </Anchor>
  );
}

function Certificate({ id }: { id: string }) {
  const { erasures: words } = useTexts(auditTexts);
  const notify = useNotify();
  const download = async () => {
    try {
      const { Certificate: statement } = await api.GetErasureCertificate({ params: { certificateId: id } });
      saveText(`${statement}\n`, `erasure-${id}.jws`, 'application/jose');
    } catch (error) {
      notify.failed(error);
    }
  };
  return (
    <Button
      size="compact-sm"
      variant="default"
      leftSection={<IconDownload size={14} aria-hidden />}
      onClick={() => void download()}
    >
      {words.download}
    </Button>
  );
}

function Thing({ reference }: { reference: Reference }): ReactNode {
  const { details: words } = useTexts(auditTexts);
  const mayReadPeople = useMay(['Account Manager', 'Transaction Result Auditor']);
  const { Type, ExternalId } = reference;
  if (Type === 'Setting') {
    const to = settingPages[ExternalId];
    return to ? (
      <Anchor component={Link} to={to} size="sm">
        {ExternalId}
      </Anchor>
    ) : (
      <Code>{ExternalId}</Code>
    );
  }
  if (Type === 'ErasureCertificate') return <Certificate id={ExternalId} />;
  if (Type === 'Transaction')
    return (
      <Anchor component={Link} to={`/transactions/${ExternalId}`} size="sm">
        {words.open}
      </Anchor>
    );
  if (Type in lookUps && (Type !== 'Account' || mayReadPeople)) return <NamedThing reference={reference} />;
  return null;
}

/** A thing that an event is about: its name where it has one, its id, its page, and all else that happened to it. */
export function EventReference({ reference }: { reference: Reference }) {
  const texts = useTexts(auditTexts);
  const subject = (Object.keys(subjects) as Subject[]).find((name) => subjects[name] === reference.Type);
  return (
    <Stack gap="hair" align="flex-start">
      <Thing reference={reference} />
      {reference.Type !== 'Setting' && (
        <CopyValue
          value={reference.ExternalId}
          name={texts.references[reference.Type] ?? reference.Type}
          display="code"
        />
      )}
      {subject && (
        <Group gap="xs">
          <Anchor component={Link} to={`/audit?${subject}=${reference.ExternalId}`} size="xs">
            {texts.details.all}
          </Anchor>
        </Group>
      )}
    </Stack>
  );
}
