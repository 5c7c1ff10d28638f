import type { Calibration } from '../../match/calibration.ts';

const impostorPairs = 87_307_271;

/** [cosine, false matches among `impostorPairs`, FNMR] */
const measured: readonly (readonly [number, number, number])[] = [
  [0.1, 14_667_916, 0.0002],
  [0.12, 10_756_237, 0.0003],
  [0.14, 7_699_183, 0.0004],
  [0.16, 5_387_486, 0.0005],
  [0.18, 3_691_357, 0.0006],
  [0.2, 2_477_864, 0.0007],
  [0.22, 1_631_771, 0.0009],
  [0.24, 1_055_813, 0.0011],
  [0.26, 671_109, 0.0013],
  [0.28, 418_681, 0.0016],
  [0.3, 256_318, 0.0019],
  [0.32, 153_558, 0.0022],
  [0.34, 89_744, 0.0026],
  [0.36, 51_460, 0.0033],
  [0.38, 29_070, 0.0043],
  [0.4, 16_033, 0.0056],
  [0.42, 8_647, 0.0073],
  [0.44, 4_545, 0.0098],
  [0.46, 2_294, 0.0133],
  [0.48, 1_198, 0.0179],
  [0.5, 648, 0.0247],
];

/** Every pair of LFW by `fr-mobilefacenet-512-1`, measured with this pipeline's prototype (docs/biometrics.md#calibration). */
export const lfwCalibration: Calibration = {
  source: 'LFW deep-funnelled, every pair of 13,233 images, one image on each side, mirror image added',
  impostorPairs,
  genuinePairs: 242_257,
  caveat:
    'Genuine pairs are dominated by a few celebrities: identity-balanced pairs give a higher FNMR. False matches are ' +
    'about 3 times as frequent among women and 100 times among East-Asian faces on one kind of camera (n = 15 and 40 ' +
    'people). A few mislabelled people fill the tail, so nothing below 1e-5 is claimed. No phone selfies among them.',
  smallestFmr: 1e-5,
  rows: measured.map(([cosine, falseMatches, fnmr]) => ({ cosine, fmr: falseMatches / impostorPairs, fnmr })),
};
