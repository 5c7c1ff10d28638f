import { buildPage } from './build/build-page.ts';

/** `--files` lists every file; a start says the sum alone, so that what it prints itself is found. */
const listed = process.argv.includes('--files');
const { manifest, built } = await buildPage();
for (const { file, raw, gzip, brotli } of listed ? manifest.files : []) {
  console.log(
    `${file.padEnd(40)} ${String(raw).padStart(8)} raw ${String(gzip).padStart(8)} gz ${String(brotli).padStart(8)} br`,
  );
}
console.log(
  `capture page: ${manifest.brotliVisit} bytes after brotli for one visitor, ${manifest.brotliTotal} with all languages${built ? '' : ' (up to date)'}`,
);
