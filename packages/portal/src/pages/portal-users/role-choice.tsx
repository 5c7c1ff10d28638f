import { Radio, Stack } from '@mantine/core';
import { type OperatorRole, operatorRoleNames } from '@selfsame/contract';
import { useSession } from '../../shell/session.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { portalUserTexts } from './portal-user-texts.ts';

/** The roles, each with what it may; only owners make owners. */
export function RoleChoice({
  value,
  onChange,
}: {
  value: OperatorRole;
  onChange: (role: OperatorRole) => void;
}) {
  const texts = useTexts(portalUserTexts);
  const { Role } = useSession();
  return (
    <Radio.Group label={texts.role} value={value} onChange={(role) => onChange(role as OperatorRole)}>
      <Stack gap="xs" mt="xs">
        {operatorRoleNames.map((role) => (
          <Radio
            key={role}
            value={role}
            label={texts.roles[role]}
            description={texts.roleMeaning[role]}
            disabled={role === 'owner' && Role !== 'owner'}
          />
        ))}
      </Stack>
    </Radio.Group>
  );
}
