import { css } from 'lit';

/** The way from the desktop to the phone. */
export const handoff = css`
  .plate {
    display: grid;
    gap: 4px;
    justify-items: center;
    width: 100%;
    padding: 12px 16px;
    border-radius: 14px;
    background: var(--tint);
  }
  .code {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 10px;
    align-items: baseline;
    justify-content: center;
  }
  .code strong {
    font-size: 1.375rem;
    font-variant-numeric: tabular-nums;
    letter-spacing: 0.12em;
  }
  .asks {
    color: var(--soft);
    font-size: 0.9375rem;
  }
  .phone {
    display: grid;
    flex: none;
    gap: 12px;
    justify-items: center;
    order: 1;
    width: 100%;
    max-width: 400px;
    margin: 8px auto 0;
    padding: 18px 0 8px;
    border-top: 1px solid var(--line);
    text-align: center;
  }
  .phone h2 {
    font-size: 1.1875rem;
  }
  .phone .lead {
    font-size: 1rem;
  }
  .phone .copy {
    width: 100%;
  }
  .qr {
    width: min(184px, 60vw);
    border-radius: 12px;
  }
  .address {
    color: var(--soft);
    font-size: 0.8125rem;
    line-height: 1.35;
    overflow-wrap: anywhere;
    user-select: all;
  }
  .copy {
    display: grid;
    place-items: center;
  }
  .copy span {
    grid-area: 1 / 1;
  }
  .copy .after,
  .copy[data-copied] .before {
    visibility: hidden;
  }
  .copy[data-copied] .after {
    visibility: visible;
  }
  .screen[data-phone] .actions {
    order: 2;
  }
  /* Room for both: what is asked on one side, the way to the phone on the other. */
  @container capture (min-width: 860px) and (min-height: 600px) {
    .frame[data-wide] {
      width: min(880px, 100% - 48px);
    }
    .screen[data-phone] {
      display: grid;
      grid-template: 'content phone' 1fr 'actions phone' auto / 1fr 340px;
      column-gap: 28px;
      padding-block-start: 0;
      padding-inline-end: 0;
    }
    .screen[data-phone] .content {
      grid-area: content;
      padding-block-start: 32px;
    }
    .screen[data-phone] .actions {
      grid-area: actions;
    }
    .phone {
      grid-area: phone;
      align-content: center;
      min-height: 100%;
      margin: 0;
      padding: 24px;
      border: 0;
      background: var(--ground);
    }
  }
`;
