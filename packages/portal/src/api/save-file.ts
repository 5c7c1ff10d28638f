import type { StreamedFile } from '@selfsame/contract';

interface FileHandle {
  createWritable(): Promise<WritableStream<Uint8Array | string> & { abort(): Promise<void> }>;
}
type SavePicker = (options: { suggestedName: string }) => Promise<FileHandle>;

/** Whether this browser can write a download to the disk while it arrives. */
export const canStreamToDisk = (): boolean => 'showSaveFilePicker' in globalThis;

/** Hands a file over to the browser's own downloads. */
function saveBlob(blob: Blob, fileName: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** Saves words under a name. */
export const saveText = (text: string, fileName: string, type = 'text/plain'): void =>
  saveBlob(new Blob([text], { type: `${type};charset=utf-8` }), fileName);

/** Where a large file shall go; asked before it is fetched, while the click still counts. Null: nowhere, given up. */
export async function askWhere(fileName: string): Promise<FileHandle | null> {
  const picker = (globalThis as { showSaveFilePicker?: SavePicker }).showSaveFilePicker;
  try {
    return (await picker?.({ suggestedName: fileName })) ?? null;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return null;
    throw error;
  }
}

/**
 * Saves a file while it arrives: to the place that was asked for, so that the page never holds it, or by the browser's
 * own downloads.
 * @param onProgress told of the bytes so far
 * @throws what the connection throws; then nothing is saved
 */
export async function saveFile(
  file: StreamedFile,
  { to, onProgress }: { to?: FileHandle | null; onProgress?: (bytes: number) => void } = {},
): Promise<void> {
  let bytes = 0;
  const count = (chunk: string | Uint8Array) => {
    bytes += chunk.length;
    onProgress?.(bytes);
  };
  if (to) {
    const stream = await to.createWritable();
    const writer = stream.getWriter();
    try {
      for await (const chunk of file.chunks) {
        count(chunk);
        await writer.write(chunk);
      }
      await writer.close();
    } catch (error) {
      await writer.abort().catch(() => undefined);
      throw error;
    }
    return;
  }
  const parts: BlobPart[] = [];
  for await (const chunk of file.chunks) {
    count(chunk);
    parts.push(chunk as BlobPart);
  }
  saveBlob(new Blob(parts, { type: file.mediaType }), file.fileName);
}
