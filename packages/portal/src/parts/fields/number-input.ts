import { NumberInput } from '@mantine/core';

/** Mantine's field for numbers, as a file of its own to be loaded late. */
export default NumberInput<number>;
