import { Select, Stack, Text } from '@mantine/core';
import type { OpenIdIntegration } from '@selfsame/contract';
import { useState } from 'react';
import { CopyValue } from '../../parts/copy-value.tsx';
import { DefinitionList } from '../../parts/definition-list.tsx';
import { Section } from '../../parts/layout/section.tsx';
import { useTexts } from '../../texts/define-texts.ts';
import { integrationTexts } from './integration-texts.ts';
import { type Product, products, settingsFor } from './products.ts';

/** What to paste where, for the products that are connected most. */
export function ProductSection({ integration }: { integration: OpenIdIntegration }) {
  const { products: words, fields } = useTexts(integrationTexts);
  const [product, setProduct] = useState<Product>(integration.ExternalMethod ? 'entra' : 'keycloak');
  const { place, there, here } = settingsFor(product, integration);
  const copied = (name: string, value: string) => ({
    name,
    value: <CopyValue value={value} name={name} display="code" />,
  });
  const needsSecret = product !== 'entra' && integration.ClientType === 'confidential';
  return (
    <Section isSplit title={words.title} lead={words.lead}>
      <Stack gap="md">
        <Select
          label={words.product}
          maw="var(--portal-field)"
          data={products.map((value) => ({ value, label: words.names[value] }))}
          value={product}
          allowDeselect={false}
          onChange={(value) => setProduct((value ?? 'other') as Product)}
        />
        {place !== '' && (
          <Text size="sm">
            {words.place} <strong>{place}</strong>
          </Text>
        )}
        <DefinitionList
          items={[
            ...there.map(({ name, value }) => copied(name, value)),
            needsSecret ? { name: 'Client Secret', value: words.secret } : null,
          ]}
        />
        {here.length > 0 && (
          <>
            <Text size="sm">{words.here}</Text>
            <DefinitionList items={here.map(({ field, value }) => copied(fields[field], value))} />
          </>
        )}
        {product === 'entra' && <Text size="sm">{words.entra}</Text>}
      </Stack>
    </Section>
  );
}
