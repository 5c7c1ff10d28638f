import { Group, Select } from '@mantine/core';
import { useState } from 'react';
import { DayField } from '../../parts/fields/day-field.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { apiKeyTexts } from './api-key-texts.ts';
import { type Expiry, expirationDate, expiries } from './expiry.ts';

/** Until when a new key shall hold, as it is being chosen; `date` is ISO, null for never. */
export function useExpiry() {
  const [chosen, choose] = useState<Expiry>('never');
  const [day, setDay] = useState('');
  const date = expirationDate(chosen, day, Date.now());
  return { chosen, choose, day, setDay, date, isDayMissing: chosen === 'date' && date === null };
}

/** Until when the key holds. */
export function ExpiryChoice({
  expiry,
  isTried,
}: {
  expiry: ReturnType<typeof useExpiry>;
  /** Whether it was submitted, so that what is missing is said. */
  isTried: boolean;
}) {
  const { form: words } = useTexts(apiKeyTexts);
  return (
    <Group align="flex-start" grow>
      <Select
        label={words.expires}
        data={expiries.map((value) => ({ value, label: words.expiryOptions[value] }))}
        value={expiry.chosen}
        allowDeselect={false}
        onChange={(value) => expiry.choose((value ?? 'never') as Expiry)}
      />
      {expiry.chosen === 'date' && (
        <DayField
          label={words.expiryDate}
          value={expiry.day}
          onChange={expiry.setDay}
          error={isTried && expiry.isDayMissing ? words.expiryDateNeeded : null}
        />
      )}
    </Group>
  );
}
