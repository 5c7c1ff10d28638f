import type { BackupProgress } from '../store/backup/manifest.ts';

const mebibyte = 1024 * 1024;

/** Words for the steps of a backup or restore; tables without rows go unmentioned. */
export const showProgress =
  (note: (line: string) => void) =>
  (progress: BackupProgress): void => {
    if (progress.step === 'table') {
      if (progress.rows > 0) note(`  ${progress.name}: ${progress.rows} rows`);
      return;
    }
    const { done, total, bytes } = progress;
    note(`  pictures: ${done}${total === null ? '' : ` of ${total}`}, ${Math.ceil(bytes / mebibyte)} MiB`);
  };
