import { css } from 'lit';

/** A tenant’s own logo and links, and the smaller controls. */
export const brand = css`
  /* The logo keeps its place from screen to screen; what is said stands in the middle of the rest. */
  .content:has(.logo) {
    flex: 1 0 auto;
  }
  .content:has(.logo)::after {
    content: '';
    margin-top: auto;
  }
  .logo {
    margin-bottom: auto;
    max-width: min(220px, 70%);
    max-height: 56px;
    object-fit: contain;
  }
  /* Drawn for a light page, dark letters on nothing would vanish. */
  @media (prefers-color-scheme: dark) {
    .logo {
      padding: 8px 12px;
      border-radius: 12px;
      background: #fff;
    }
  }
  .links {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 20px;
    justify-content: center;
  }
  .links a {
    display: inline-flex;
    align-items: center;
    min-height: 32px;
    color: var(--accent);
    font-size: 0.9375rem;
  }
  a.primary {
    display: grid;
    place-items: center;
    min-height: 52px;
    padding: 12px 24px;
    border-radius: 16px;
    font-size: 1.0625rem;
    font-weight: 620;
    text-align: center;
    text-decoration: none;
  }
  .cameras {
    min-height: 44px;
    max-width: 100%;
    padding: 8px 34px;
    border: 1px solid rgb(255 255 255 / 40%);
    border-radius: 14px;
    /* WebKitGTK paints its own white box over the background of a native one. */
    appearance: none;
    color-scheme: dark;
    background:
      linear-gradient(45deg, transparent 50%, #fff 50%) calc(100% - 20px) 55% / 6px 6px no-repeat,
      linear-gradient(-45deg, transparent 50%, #fff 50%) calc(100% - 14px) 55% / 6px 6px no-repeat,
      rgb(6 8 13 / 82%);
    color: #fff;
    font: inherit;
    font-size: 0.9375rem;
    text-overflow: ellipsis;
  }
`;
