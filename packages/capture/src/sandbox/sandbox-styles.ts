import { css } from 'lit';

/** The banner of a sandbox above every screen, and what it opens. The colour is that of the banner in the portal. */
export const sandboxStyles = css`
  .frame[data-sandbox] {
    --strip: 48px;
    --sandbox: #9d174d;
    --sandbox-tint: #fce7f3;
  }
  @media (prefers-color-scheme: dark) {
    .frame[data-sandbox] {
      --sandbox: #fbb6d5;
      --sandbox-tint: #471629;
    }
  }
  [data-sandbox] > .screen,
  [data-sandbox] > .stage {
    top: var(--strip);
  }
  .frame[data-sandbox] > .prompt:not(:empty) {
    margin-top: var(--strip);
  }
  .sandbox {
    position: absolute;
    inset: 0 0 auto;
    z-index: 1;
    display: flex;
    flex-direction: column;
    max-height: 100%;
    background: var(--sandbox-tint);
    color: var(--sandbox);
  }
  .sandbox summary,
  .strip {
    display: flex;
    gap: 4px 12px;
    align-items: center;
    justify-content: space-between;
    min-height: var(--strip);
    padding: 4px var(--edge);
    border-bottom: 2px solid var(--sandbox);
    font-size: 0.9375rem;
    line-height: 1.25;
  }
  .sandbox summary {
    cursor: pointer;
    list-style: none;
  }
  .sandbox summary::-webkit-details-marker {
    display: none;
  }
  .sandbox summary:focus-visible {
    outline-color: var(--sandbox);
    outline-offset: -5px;
  }
  .sandbox summary span {
    text-decoration: underline;
    text-underline-offset: 3px;
    text-align: end;
  }
  .acts {
    display: grid;
    gap: 10px;
    max-height: calc(100cqh - var(--strip));
    padding: 16px var(--edge) 20px;
    overflow-y: auto;
    border-bottom: 2px solid var(--sandbox);
    background: var(--card);
    color: var(--ink);
  }
  .acts button,
  .acts select {
    width: 100%;
    min-height: 44px;
    padding: 8px 16px;
    border-radius: 12px;
    font-size: 1rem;
  }
  .acts select {
    border: 1.5px solid var(--soft);
    background: var(--card);
    color: inherit;
    font: inherit;
    text-overflow: ellipsis;
  }
  .acts fieldset {
    display: grid;
    gap: 8px;
    min-width: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  .acts label {
    font-weight: 600;
  }
  .acts :focus-visible {
    outline-offset: 1px;
  }
  @container capture (max-height: 479px) and (min-width: 560px) {
    [data-sandbox] .actions {
      height: calc(100cqh - var(--strip));
    }
    .acts {
      grid-template-columns: 1fr 1fr;
      align-items: end;
    }
    .acts p {
      grid-column: 1 / -1;
    }
  }
  @media (forced-colors: active) {
    .acts select {
      border: 1px solid;
    }
  }
`;
