import { TextInput } from '@mantine/core';
import classes from './branding.module.css';

/** A colour, typed as #rrggbb or picked. */
export const ColorField = (props: {
  label: string;
  description: string;
  pickLabel: string;
  placeholder: string;
  value: string;
  /** What the picker shows while nothing is typed. */
  otherwise: string;
  isRequired?: boolean;
  onChange: (color: string) => void;
}) => (
  <TextInput
    label={props.label}
    description={props.description}
    placeholder={props.placeholder}
    value={props.value}
    withAsterisk={props.isRequired ?? false}
    spellCheck={false}
    autoComplete="off"
    maxLength={7}
    leftSection={
      <input
        type="color"
        className={classes.swatch}
        aria-label={props.pickLabel}
        value={/^#[0-9a-f]{6}$/i.test(props.value) ? props.value : props.otherwise}
        onChange={(event) => props.onChange(event.currentTarget.value)}
      />
    }
    leftSectionPointerEvents="all"
    leftSectionWidth={44}
    onChange={(event) => props.onChange(event.currentTarget.value.trim())}
  />
);
