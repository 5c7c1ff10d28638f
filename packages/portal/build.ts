import { buildPortal } from './build/build-portal.ts';

/** `--files` lists every file; a start says the sum alone, so that what it prints itself is found. */
const listed = process.argv.includes('--files');
const { manifest, built } = await buildPortal();
for (const { file, raw, gzip, brotli } of listed ? manifest.files.slice(0, 12) : []) {
  console.log(
    `${file.padEnd(40)} ${String(raw).padStart(8)} raw ${String(gzip).padStart(8)} gz ${String(brotli).padStart(8)} br`,
  );
}
console.log(
  `portal: ${manifest.brotliFirst} bytes after brotli for a first page (heaviest: ${manifest.heaviestPage}), ${manifest.brotliTotal} in all${built ? '' : ' (up to date)'}`,
);
