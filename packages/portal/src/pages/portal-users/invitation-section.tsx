import { Button, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api/api.ts';
import { ErrorNote } from '../../parts/error-note.tsx';
import { Instant } from '../../parts/instant.tsx';
import { Section } from '../../parts/layout/section.tsx';
import { useNotify } from '../../parts/notify.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { portalUserTexts } from './portal-user-texts.ts';

/** Key under which open invitations are cached. */
export const invitationsKey = ['invitations'] as const;

/** Links that nobody has used yet. */
export function InvitationSection() {
  const texts = useTexts(portalUserTexts);
  const notify = useNotify();
  const client = useQueryClient();
  const invitations = useQuery({
    queryKey: invitationsKey,
    queryFn: ({ signal }) => api.GetInvitations({ signal }),
  });
  const revoke = useMutation({
    mutationFn: (invitationId: string) => api.RevokeInvitation({ params: { invitationId } }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: invitationsKey });
      notify.done(texts.revoked);
    },
    onError: notify.failed,
  });
  const items = invitations.data?.Items ?? [];
  return (
    <Section title={texts.invitations} lead={texts.invitationsLead}>
      <Stack>
        <ErrorNote error={invitations.error} onRetry={() => void invitations.refetch()} />
        {invitations.data && items.length === 0 && <Text c="dimmed">{texts.noInvitations}</Text>}
        {items.map((invitation) => {
          const whom = invitation.Email ?? texts.somebody;
          return (
            <Group key={invitation.Id} justify="space-between">
              <div>
                <Text fw={600}>
                  {texts.roles[invitation.Role]} · {whom}
                </Text>
                <Text size="sm" c="dimmed" component="div">
                  {texts.expires} <Instant at={invitation.ExpirationDate} />
                  {invitation.InvitedBy && ` · ${texts.invitedBy} ${invitation.InvitedBy}`}
                </Text>
              </div>
              <Button
                size="xs"
                variant="default"
                aria-label={texts.revokeOf(whom)}
                loading={revoke.isPending && revoke.variables === invitation.Id}
                onClick={() => revoke.mutate(invitation.Id)}
              >
                {texts.revoke}
              </Button>
            </Group>
          );
        })}
      </Stack>
    </Section>
  );
}
