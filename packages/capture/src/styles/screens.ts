import { css } from 'lit';

/** Screens of text and their buttons. */
export const screens = css`
  .screen {
    position: absolute;
    inset: 0;
    display: flex;
    flex-direction: column;
    overflow-y: auto;
    padding: max(24px, env(safe-area-inset-top)) var(--edge) 0;
    background: var(--card);
    animation: arrive 0.24s ease-out;
  }
  .content {
    display: flex;
    flex-direction: column;
    align-items: center;
    gap: 14px;
    width: 100%;
    max-width: 400px;
    margin: auto;
    padding-block: 8px 20px;
    text-align: center;
  }
  .content > * {
    flex: none;
  }
  h1,
  h2 {
    margin: 4px 0 0;
    font-size: 1.625rem;
    font-weight: 680;
    line-height: 1.2;
    letter-spacing: -0.015em;
    text-wrap: balance;
    outline: none;
  }
  p {
    margin: 0;
    overflow-wrap: anywhere;
  }
  .lead {
    color: var(--soft);
    font-size: 1.0625rem;
    text-wrap: balance;
  }
  .lead:empty {
    display: none;
  }
  .introduction {
    width: 100%;
    padding: 12px 16px;
    border-radius: 14px;
    background: var(--tint);
    white-space: pre-line;
    text-align: start;
  }
  ul,
  ol {
    display: grid;
    gap: 10px;
    width: 100%;
    margin: 4px 0;
    padding: 0;
    list-style: none;
    text-align: start;
  }
  /* What changes for the eye: seen before anything is agreed to, on the smallest screen too. */
  .notice {
    width: 100%;
    padding: 10px 14px;
    border-radius: 14px;
    background: var(--tint);
    text-align: start;
  }
  .notice .icon {
    color: var(--accent);
  }
  li,
  .notice,
  .consent {
    display: flex;
    gap: 12px;
    align-items: flex-start;
  }
  .tips {
    width: fit-content;
    max-width: 100%;
  }
  .tips .icon {
    color: var(--good);
  }
  .steps {
    counter-reset: step;
  }
  .remedies li,
  .steps li {
    padding: 12px 14px;
    border-radius: 14px;
    background: var(--tint);
    font-size: 1.0625rem;
  }
  .remedies .icon,
  .steps .icon {
    color: var(--accent);
  }
  .consent {
    width: 100%;
    padding-top: 14px;
    border-top: 1px solid var(--line);
    color: var(--soft);
    font-size: 0.9375rem;
    line-height: 1.45;
    text-align: start;
  }
  .items {
    width: 100%;
    margin: 4px 0;
    border: 1px solid var(--line);
    border-radius: 16px;
    text-align: start;
  }
  .items div {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 2px 16px;
    padding: 12px 16px;
  }
  .items div + div {
    border-top: 1px solid var(--line);
  }
  dt {
    color: var(--soft);
  }
  dd {
    margin: 0;
    font-weight: 600;
    overflow-wrap: anywhere;
    /* Whatever its own direction, it stands on the side that its label leaves. */
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }
  .codeword strong {
    padding: 4px 10px;
    border-radius: 8px;
    background: var(--tint);
    font-size: 1.125rem;
    letter-spacing: 0.03em;
  }
  .code {
    display: grid;
    gap: 8px;
    width: 100%;
    text-align: start;
  }
  .code input {
    width: 100%;
    padding: 12px 14px;
    border: 2px solid var(--soft);
    border-radius: 14px;
    background: var(--card);
    color: inherit;
    font: inherit;
    font-size: 1.5rem;
    letter-spacing: 0.3em;
    text-align: center;
  }
  .code p:empty {
    display: none;
  }
  /* Always in reach: a text that is longer than the screen scrolls behind the buttons. */
  .actions {
    position: sticky;
    bottom: 0;
    display: grid;
    flex: none;
    gap: 8px;
    width: 100%;
    max-width: 400px;
    margin-inline: auto;
    padding-block: 10px max(20px, env(safe-area-inset-bottom));
    background: var(--card);
  }
  /* Text that goes on behind the buttons fades out there, so that nobody takes it for the end. */
  .actions::before {
    content: '';
    position: absolute;
    inset: auto 0 100%;
    height: 20px;
    background: linear-gradient(to top, var(--card), transparent);
    pointer-events: none;
  }
  button {
    min-height: 52px;
    padding: 12px 24px;
    border: 0;
    border-radius: 16px;
    font: inherit;
    font-size: 1.0625rem;
    font-weight: 620;
    cursor: pointer;
    touch-action: manipulation;
    transition:
      filter 0.15s,
      transform 0.1s;
  }
  /* On a touch screen it would stay after the touch. */
  @media (hover: hover) {
    button:hover {
      filter: brightness(1.08);
    }
  }
  button:active {
    transform: scale(0.985);
  }
  button:disabled {
    opacity: 0.5;
    cursor: default;
  }
  .primary {
    background: var(--accent);
    color: var(--on-accent);
  }
  .quiet {
    background: transparent;
    color: var(--accent);
    box-shadow: inset 0 0 0 1.5px var(--line);
  }
  /* A way out that doesn't stand beside the way on. */
  .leave {
    min-height: 44px;
    padding: 8px 16px;
    background: none;
    color: var(--soft);
    font-size: 1rem;
    font-weight: 500;
    text-decoration: underline;
    text-underline-offset: 3px;
  }
  .ways {
    display: grid;
    gap: 8px;
    width: 100%;
    max-width: 400px;
    margin-inline: auto;
  }
  :focus-visible {
    outline: 3px solid var(--accent);
    outline-offset: 3px;
  }
  h1:focus-visible,
  .stage:focus-visible {
    outline: none;
  }
`;
