import mark from '../../assets/icon.svg';

/** The mark of the product; the name beside it speaks. */
export const Mark = ({ size = 28 }: { size?: number }) => (
  <img src={mark} width={size} height={size} alt="" style={{ flex: 'none' }} />
);
