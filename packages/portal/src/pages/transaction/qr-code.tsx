/** A QR code, dark on white in both schemes: cameras read nothing else reliably. */
export const QrCode = ({
  Size,
  Path,
  name,
  side,
}: {
  Size: number;
  Path: string;
  name: string;
  /** px */
  side: number;
}) => (
  <svg
    role="img"
    aria-label={name}
    viewBox={`0 0 ${Size} ${Size}`}
    width={side}
    height={side}
    shapeRendering="crispEdges"
    style={{ background: '#fff', borderRadius: 8, flexShrink: 0 }}
  >
    <path d={Path} fill="#000" />
  </svg>
);
