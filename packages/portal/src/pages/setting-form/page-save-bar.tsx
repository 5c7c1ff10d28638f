import { Paper } from '@mantine/core';
import classes from './page-save-bar.module.css';
import { SaveBar } from './save-bar.tsx';
import type { SettingForm } from './use-setting-form.ts';

/** {@link SaveBar} of a form that fills the page: stays in sight while something is not saved. */
export const PageSaveBar = <T extends { Version: number }>(props: {
  form: SettingForm<T>;
  onSave?: () => void;
  isBlocked?: boolean;
}) => (
  <Paper px="md" pb="md" className={classes.bar} data-dirty={props.form.isDirty || undefined}>
    <SaveBar {...props} />
  </Paper>
);
