import { css } from 'lit';

/** Motion, and how everything changes with the size of the screen and the user’s wishes. */
export const adaptation = css`
  @keyframes arrive {
    from {
      opacity: 0;
      transform: translateY(8px);
    }
  }
  @keyframes settle {
    from {
      transform: scale(0.6);
    }
  }
  @keyframes turn {
    to {
      transform: rotate(270deg);
    }
  }
  @keyframes breathe {
    to {
      opacity: 0.55;
    }
  }
  /* Small phones: everything of the introduction without scrolling. */
  @container capture (max-height: 640px) and (max-width: 619px) {
    .screen {
      padding-top: max(12px, env(safe-area-inset-top));
    }
    .actions {
      padding-block: 8px max(12px, env(safe-area-inset-bottom));
    }
    button {
      padding-inline: 12px;
      font-size: 1rem;
    }
    .disc {
      width: 56px;
      height: 56px;
    }
    .disc .icon {
      width: 28px;
      height: 28px;
    }
    .content {
      gap: 10px;
      padding-bottom: 10px;
    }
    .portrait {
      width: 84px;
      height: 84px;
    }
    h1 {
      font-size: 1.375rem;
    }
    .lead {
      font-size: 1rem;
    }
    ul {
      gap: 6px;
    }
    .tips {
      margin: 0;
      font-size: 0.9375rem;
      line-height: 1.35;
    }
    .notice {
      padding: 8px 12px;
      font-size: 0.875rem;
      line-height: 1.45;
    }
    .consent {
      padding-top: 10px;
      font-size: 0.875rem;
    }
  }
  /* The smallest phones: the words of the consent are worth more than the drawing. */
  @container capture (max-height: 600px) and (max-width: 360px) {
    .portrait {
      display: none;
    }
  }
  /* Phones held sideways: text left, buttons right; the prompt beside the oval. */
  @container capture (max-height: 479px) and (min-width: 560px) {
    .screen[data-actions] {
      display: grid;
      grid-template-columns: 1fr minmax(220px, 280px);
      align-items: center;
      gap: 0 24px;
      padding-block: 0;
    }
    /* A shadow at the lower edge while there is more below it. */
    .screen {
      background:
        linear-gradient(to top, var(--card) 40%, transparent) bottom / 100% 40px no-repeat local,
        linear-gradient(to top, color-mix(in srgb, var(--ink) 16%, transparent), transparent) bottom / 100%
          16px no-repeat,
        var(--card);
    }
    .actions::before {
      content: none;
    }
    .content {
      max-width: 520px;
      padding-block: 12px;
      gap: 8px;
    }
    .lead,
    .tips,
    .notice {
      font-size: 0.9375rem;
      line-height: 1.4;
    }
    .tips {
      gap: 6px;
      margin: 0;
    }
    .consent {
      padding-top: 8px;
    }
    /* As high as the screen and stuck to its top: in the middle of what is seen, however long the text is. */
    .actions {
      top: 0;
      bottom: auto;
      align-self: start;
      align-content: center;
      height: 100cqh;
      padding-block: 0;
      background: none;
    }
    .screen[data-phone] .actions {
      grid-area: 1 / 2 / span 2;
    }
    .portrait {
      display: none;
    }
    .disc {
      width: 56px;
      height: 56px;
    }
    .disc .icon {
      width: 28px;
      height: 28px;
    }
    .stage {
      inset: 0 auto 0 50%;
      width: min(100%, 133cqh);
      transform: translateX(-50%);
    }
    [data-live] .prompt:not(:empty) {
      top: 50%;
      left: auto;
      inset-inline-start: var(--edge);
      width: auto;
      max-width: calc(50% - 36cqh - var(--edge));
      border-radius: 20px;
      background: #1c212d;
      text-align: start;
      transform: translateY(-50%);
    }
    .over {
      inset-block: auto 50%;
      inset-inline: auto var(--edge);
      width: max-content;
      max-width: calc(50% - 36cqh - var(--edge));
      margin: 0;
      transform: translateY(50%);
    }
  }
  @media (prefers-reduced-motion: reduce) {
    *,
    *::before,
    *::after {
      animation-duration: 0.01ms !important;
      animation-iteration-count: 1 !important;
      transition: none !important;
    }
    /* A ring that stands still would look stuck, so it breathes slowly instead of turning. */
    .turning {
      animation: breathe 1.6s ease-in-out infinite alternate !important;
    }
  }
  @media (forced-colors: active) {
    button,
    .items,
    [data-live] .prompt {
      border: 1px solid;
    }
    .rim {
      stroke: CanvasText;
    }
    .ring,
    .lit,
    .arrow {
      stroke: Highlight;
    }
  }
`;
