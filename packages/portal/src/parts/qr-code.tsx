import classes from './qr-code.module.css';

/** A QR code that the server drew; dark on light in every scheme, or no phone reads it. */
export const QrCode = ({
  qr,
  label,
  size = 176,
}: {
  /** Side in modules, border included, and the SVG path of the dark ones. */
  qr: { Size: number; Path: string };
  label: string;
  /** Side on the screen, px. */
  size?: number;
}) => (
  <svg
    viewBox={`0 0 ${qr.Size} ${qr.Size}`}
    width={size}
    height={size}
    role="img"
    aria-label={label}
    shapeRendering="crispEdges"
    className={classes.code}
  >
    <path d={qr.Path} />
  </svg>
);
