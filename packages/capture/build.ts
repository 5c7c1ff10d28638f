import { buildPage } from './build/build-page.ts';

const { manifest, built } = await buildPage();
for (const { file, raw, gzip, brotli } of manifest.files) {
  console.log(
    `${file.padEnd(40)} ${String(raw).padStart(8)} raw ${String(gzip).padStart(8)} gz ${String(brotli).padStart(8)} br`,
  );
}
console.log(
  `capture page: ${manifest.brotliVisit} bytes after brotli for one visitor, ${manifest.brotliTotal} with all languages${built ? '' : ' (up to date)'}`,
);
