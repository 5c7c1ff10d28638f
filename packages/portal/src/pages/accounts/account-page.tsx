import { Alert, Button, Grid, Menu, Skeleton, Stack, Text } from '@mantine/core';
import type { Account } from '@selfsame/contract';
import { IconChevronDown, IconPrinter, IconTrash, IconUserOff } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { Link, useParams } from 'react-router';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import { PageHeader } from '../../parts/layout/page-header.tsx';
import { SectionShape } from '../../parts/layout/shape.tsx';
import { StatusBadge } from '../../parts/status-badge.tsx';
import { useAsked } from '../../parts/use-asked.ts';
import { useMay } from '../../shell/session.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { useFormats } from '../../texts/use-formats.ts';
import classes from './account-page.module.css';
import { accountTexts } from './account-texts.ts';
import { CredentialSection } from './credential-section.tsx';
import { ProfileSection } from './profile/profile-section.tsx';
import { StatusAction } from './status/status-action.tsx';
import { useAccount } from './use-account.ts';

/** Below what is read first; it comes when the page stands. */
const PasskeySections = lazy(() => import('./passkeys/passkey-section.tsx'));
const RecordSections = lazy(() => import('./record-sections.tsx'));

// For who deletes a user.
const DeleteAccount = lazy(() => import('./delete-account.tsx'));
const ErasedAccount = lazy(() => import('./erased-account.tsx'));

/** One user: profile, status, credential, history, audit trail, and what can be done. */
function AccountPage() {
  const { accountNumber = '' } = useParams();
  return <AccountView key={accountNumber} accountNumber={accountNumber} />;
}
export default AccountPage;

function AccountView({ accountNumber }: { accountNumber: string }) {
  const texts = useTexts(accountTexts);
  const { data: account, error, refetch } = useAccount(accountNumber);
  const [erased, setErased] = useState<Account | null>(null);
  const back = { to: '/users', label: texts.back };
  if (erased)
    return (
      <Suspense fallback={<Skeleton height={320} />}>
        <ErasedAccount uin={erased.UIN} />
      </Suspense>
    );
  if (error && account === undefined)
    return (
      <>
        <PageHeader title={accountNumber} back={back} />
        <ErrorNote error={error} onRetry={() => void refetch()} />
      </>
    );
  if (account === undefined)
    return (
      <>
        <PageHeader title={accountNumber} back={back} />
        <SectionShape rows={5} />
      </>
    );
  if (account === null)
    return (
      <>
        <PageHeader title={texts.notFound.title} back={back} />
        <EmptyState
          icon={IconUserOff}
          title={texts.notFound.title}
          action={
            <Button component={Link} to="/users" variant="default" mt="sm">
              {texts.back}
            </Button>
          }
        >
          {texts.notFound.text(accountNumber)}
        </EmptyState>
      </>
    );
  return <LiveAccount account={account} onErased={() => setErased(account)} />;
}

function LiveAccount({ account, onErased }: { account: Account; onErased: () => void }) {
  const texts = useTexts(accountTexts);
  const formats = useFormats();
  const mayChange = useMay(['Account Manager']);
  const mayAudit = useMay(['Transaction Result Auditor', 'Configurator']);
  const mayHistory = useMay(['Transaction Manager', 'Transaction Result Auditor']);
  const mayPasskeys = useMay(['Account Manager', 'Transaction Result Auditor']);
  const [isDeleting, setDeleting] = useAsked('delete');
  const { DisplayName, AccountNumber, Enabled, DisableReason } = account;
  return (
    <>
      <PageHeader
        title={DisplayName}
        lead={AccountNumber}
        back={{ to: '/users', label: texts.back }}
        badge={
          <StatusBadge tone={Enabled ? 'good' : 'bad'}>
            {Enabled ? texts.states.enabled : texts.states.disabled}
          </StatusBadge>
        }
        actions={<Actions account={account} onDelete={() => setDeleting(true)} />}
      />
      <Text size="xs" c="dimmed" className={classes.printed}>
        {texts.printed(formats.exact(new Date()))}
      </Text>
      {!Enabled && (
        <Alert color="red" variant="light" mb="md">
          {DisableReason ? texts.status.because(DisableReason) : texts.status.noReason}
        </Alert>
      )}
      <Grid gap="md" align="stretch">
        <Grid.Col span={{ base: 12, lg: 6 }}>
          <ProfileSection account={account} />
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 6 }}>
          <CredentialSection account={account} />
        </Grid.Col>
      </Grid>
      <Stack mt="md">
        {mayPasskeys && (
          <Suspense fallback={<Skeleton height={160} />}>
            <PasskeySections account={account} />
          </Suspense>
        )}
        {(mayHistory || mayAudit) && (
          <Suspense fallback={<SectionShape rows={4} />}>
            <RecordSections account={account} />
          </Suspense>
        )}
      </Stack>
      {isDeleting && mayChange && (
        <Suspense fallback={null}>
          <DeleteAccount account={account} onClose={() => setDeleting(false)} onDeleted={onErased} />
        </Suspense>
      )}
    </>
  );
}

/** Prints the page; enables, disables or deletes the user. */
function Actions({ account, onDelete }: { account: Account; onDelete: () => void }) {
  const texts = useTexts(accountTexts);
  const mayChange = useMay(['Account Manager']);
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconPrinter size={16} aria-hidden />}
        onClick={() => window.print()}
      >
        {texts.print}
      </Button>
      {mayChange && (
        <>
          <StatusAction account={account} />
          <Menu position="bottom-end">
            <Menu.Target>
              <Button variant="default" rightSection={<IconChevronDown size={16} aria-hidden />}>
                {texts.more}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item color="red" leftSection={<IconTrash size={16} aria-hidden />} onClick={onDelete}>
                {texts.remove.action}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </>
      )}
    </>
  );
}
