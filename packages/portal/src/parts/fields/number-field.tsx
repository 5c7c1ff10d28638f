import { type NumberInputProps, Skeleton } from '@mantine/core';
import { lazy, Suspense } from 'react';

/** Weighs as much as a whole page: it comes when the page stands. */
const NumberInput = lazy(() => import('./number-input.ts'));

/** A field for a number, with the props of Mantine's `NumberInput`. */
export function NumberField(props: NumberInputProps<number>) {
  return (
    <Suspense fallback={<Skeleton height={84} maw={props.maw} />}>
      <NumberInput {...props} />
    </Suspense>
  );
}
