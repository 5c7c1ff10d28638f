import { Radio, Select, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/api.ts';
import { Section } from '../../parts/layout/section.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { CredentialChoice } from './credential-choice.tsx';
import { hindrances, type Product, products } from './draft.ts';
import type { DraftPartProps } from './draft-part.ts';
import { newTransactionTexts } from './new-transaction-texts.ts';

/** What is asked of the person; what can't be had says why. */
export function WhatSection({ draft, passkeys, change }: DraftPartProps) {
  const { what: texts } = useTexts(newTransactionTexts);
  const hindered = hindrances(draft, passkeys);
  const templates = useQuery({
    queryKey: ['templates'],
    queryFn: ({ signal }) => api.GetCustomOperations({ signal }),
    staleTime: 60_000,
  });
  const usable = (templates.data ?? []).filter(({ Enabled }) => Enabled);
  return (
    <Section isSplit title={texts.title}>
      <Stack gap="md">
        <Radio.Group
          label={texts.label}
          value={draft.product}
          onChange={(product) => change({ product: product as Product })}
        >
          <Stack gap="xs" mt="xs">
            {products.map((product) => {
              const hindrance = hindered[product];
              const { name, text } = texts.products[product];
              return (
                <Radio
                  key={product}
                  value={product}
                  label={name}
                  description={hindrance ? texts.hindrances[hindrance] : text}
                  disabled={hindrance !== null}
                />
              );
            })}
          </Stack>
        </Radio.Group>
        {draft.product === 'verification' && draft.account && passkeys.available !== false && (
          <CredentialChoice draft={draft} passkeys={passkeys} change={change} />
        )}
        {draft.product === 'verification' && usable.length > 1 && (
          <Select
            label={texts.template}
            data={usable.map(({ Name, Title }) => ({
              value: Name,
              label: Title ? `${Name}: ${Title}` : Name,
            }))}
            value={draft.template}
            onChange={(template) => template && change({ template })}
            allowDeselect={false}
          />
        )}
      </Stack>
    </Section>
  );
}
