import type { FastifyRequest } from 'fastify';
import type { Part } from './handler.ts';
import { Problem } from './problem.ts';

/** Bounds of one multipart body. */
export interface MultipartLimits {
  /** All parts together, bytes. */
  bytes: number;
  parts: number;
}

/**
 * Reads every part of a multipart body into memory, in order, within the limits.
 * @throws Problem E_MEDIA_TYPE_NOT_SUPPORTED, E_BODY_TOO_LARGE, E_INVALID_ARGUMENT
 */
export async function readParts(request: FastifyRequest, limits: MultipartLimits): Promise<Part[]> {
  if (!request.isMultipart())
    throw new Problem('E_MEDIA_TYPE_NOT_SUPPORTED', { args: [request.headers['content-type'] ?? '(none)'] });
  const parts: Part[] = [];
  let total = 0;
  const stream = request.parts({
    limits: { parts: limits.parts, files: limits.parts, fileSize: limits.bytes, headerPairs: 32 },
    // Every part is bytes to us; what they mean is the handler's to say.
    isPartAFile: () => true,
  });
  try {
    for await (const part of stream) {
      if (part.type !== 'file') continue;
      // Missing where the part's header is garbled, whatever the type says.
      const name = part.fieldname as string | undefined;
      if (!name)
        throw new Problem('E_INVALID_ARGUMENT', { args: ['Every part of a multipart body needs a name.'] });
      const bytes = await part.toBuffer();
      total += bytes.byteLength;
      if (total > limits.bytes) throw new Problem('E_BODY_TOO_LARGE', { args: [limits.bytes] });
      parts.push({ name, filename: part.filename, contentType: part.mimetype, bytes });
    }
  } catch (error) {
    if (error instanceof Problem) throw error;
    if ((error as { statusCode?: number }).statusCode === 413)
      throw new Problem('E_BODY_TOO_LARGE', { args: [limits.bytes], cause: error });
    throw new Problem('E_INVALID_ARGUMENT', {
      args: ['The multipart body could not be read.'],
      cause: error,
    });
  }
  return parts;
}
