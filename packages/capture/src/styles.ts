import { css } from 'lit';

/** Colours, type and the frame around everything. Contrast of every pair of text and ground is at least 4.5 : 1. */
const frame = css`
  :host {
    --accent: var(--selfsame-accent, #1d4ed8);
    --on-accent: #fff;
    --ground: #f3f5f9;
    --card: #fff;
    --ink: #10151f;
    --soft: #4b5567;
    --line: #dde2ec;
    --tint: #e9effd;
    --good: #157347;
    --good-tint: #e0f4e9;
    --bad: #b42318;
    --bad-tint: #fdeae8;
    --edge: max(20px, env(safe-area-inset-left), env(safe-area-inset-right));
    display: block;
    box-sizing: border-box;
    height: 100%;
    min-height: 280px;
    container: capture / size;
    background: var(--ground);
    color: var(--ink);
    font: 400 1rem / 1.5 var(--selfsame-font, system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif);
    -webkit-text-size-adjust: 100%;
    text-size-adjust: 100%;
  }
  @media (prefers-color-scheme: dark) {
    :host {
      --accent: var(--selfsame-accent, #8fb3ff);
      --on-accent: #0a1430;
      --ground: #0b0e14;
      --card: #141923;
      --ink: #eef1f7;
      --soft: #aab3c5;
      --line: #2b3342;
      --tint: #1b2740;
      --good: #6fd8a0;
      --good-tint: #12301f;
      --bad: #ffa198;
      --bad-tint: #3a1815;
    }
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  .frame {
    position: relative;
    width: 100%;
    height: 100%;
    overflow: hidden;
    background: var(--card);
  }
  @container capture (min-width: 620px) and (min-height: 600px) {
    .frame {
      width: min(480px, 100% - 48px);
      height: min(800px, 100% - 48px);
      top: 50%;
      margin-inline: auto;
      transform: translateY(-50%);
      border-radius: 28px;
      box-shadow:
        0 0 0 1px var(--line),
        0 24px 64px -24px rgb(10 20 48 / 28%);
    }
  }
`;

const screens = css`
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
  h1 {
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
    text-wrap: pretty;
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
  ul {
    display: grid;
    gap: 10px;
    width: 100%;
    margin: 4px 0;
    padding: 0;
    list-style: none;
    text-align: start;
  }
  li,
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
  .remedies li {
    padding: 12px 14px;
    border-radius: 14px;
    background: var(--tint);
    font-size: 1.0625rem;
  }
  .remedies .icon {
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
  }
  .codeword strong {
    padding: 4px 10px;
    border-radius: 8px;
    background: var(--tint);
    font-size: 1.125rem;
    letter-spacing: 0.03em;
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
  button:hover {
    filter: brightness(1.08);
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
  :focus-visible {
    outline: 3px solid var(--accent);
    outline-offset: 3px;
  }
  h1:focus-visible,
  .stage:focus-visible {
    outline: none;
  }
`;

const drawings = css`
  .icon {
    flex: none;
    width: 24px;
    height: 24px;
    fill: none;
    stroke: currentColor;
    stroke-width: 2;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .disc {
    display: grid;
    place-items: center;
    width: 84px;
    height: 84px;
    margin-bottom: 6px;
    border-radius: 50%;
    background: var(--tint);
    color: var(--accent);
  }
  .disc .icon {
    width: 42px;
    height: 42px;
    stroke-width: 1.8;
  }
  .disc[data-mood='good'] {
    background: var(--good-tint);
    color: var(--good);
    animation: settle 0.5s cubic-bezier(0.2, 1.4, 0.4, 1);
  }
  .disc[data-mood='bad'] {
    background: var(--bad-tint);
    color: var(--bad);
  }
  .portrait {
    width: 128px;
    height: 128px;
  }
  .portrait .halo {
    fill: var(--tint);
  }
  .portrait .body,
  .portrait .head {
    fill: color-mix(in srgb, var(--accent) 32%, var(--card));
  }
  .portrait .head {
    fill: color-mix(in srgb, var(--accent) 48%, var(--card));
  }
  .portrait .line {
    fill: none;
    stroke: var(--card);
    stroke-width: 3;
    stroke-linecap: round;
  }
  .portrait .ring {
    fill: none;
    stroke: var(--accent);
    stroke-width: 3.5;
    stroke-linecap: round;
    stroke-dasharray: 9 7;
  }
  .spinner {
    width: 72px;
    height: 72px;
    margin-bottom: 10px;
    transform: rotate(-90deg);
  }
  .spinner circle {
    fill: none;
    stroke-width: 4;
  }
  .spinner .groove {
    stroke: var(--line);
  }
  .spinner .arc {
    stroke: var(--accent);
    stroke-linecap: round;
    transition: stroke-dasharray 0.2s;
  }
  .turning {
    animation: turn 1s linear infinite;
  }
`;

/** The live picture is dark in both schemes: a bright frame would only light the face unevenly. */
const live = css`
  .stage {
    position: absolute;
    inset: 0;
    visibility: hidden;
    background: #06080d;
  }
  .frame[data-live] {
    background: #06080d;
  }
  [data-live] .stage {
    visibility: visible;
  }
  video {
    width: 100%;
    height: 100%;
    object-fit: cover;
    transform: scaleX(-1);
  }
  .mask {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    fill: none;
  }
  .shade {
    fill: rgb(6 8 13 / 72%);
  }
  .rim {
    stroke: rgb(255 255 255 / 80%);
    stroke-width: 3;
    transition: stroke 0.2s;
  }
  .ring {
    stroke: #5ee39b;
    stroke-width: 7;
    stroke-linecap: round;
    transition: stroke-dasharray 0.12s linear;
  }
  [data-mood='good'] .rim {
    stroke: rgb(94 227 155 / 45%);
  }
  .ring[stroke-dasharray^='0.000'] {
    opacity: 0;
  }
  [data-mood='busy'] .ring {
    animation: breathe 0.9s ease-in-out infinite alternate;
  }
  .lit {
    stroke: #ffd166;
    stroke-width: 12;
    stroke-linecap: round;
  }
  .arrow {
    stroke: #ffd166;
    stroke-width: 0.32;
    stroke-linecap: round;
    stroke-linejoin: round;
    animation: point 0.8s ease-in-out infinite alternate;
  }
  @keyframes point {
    from {
      transform: translateX(-0.25px);
    }
  }
  /* Empty, it stays in the accessibility tree: a live region must be there before it speaks. */
  .prompt:empty,
  /* The live screen's heading is for those who listen: the picture speaks for itself. */
  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
  }
  [data-live] .prompt:not(:empty) {
    position: absolute;
    top: max(18px, env(safe-area-inset-top));
    left: 50%;
    display: block;
    width: max-content;
    max-width: calc(100% - 2 * var(--edge));
    padding: 10px 20px;
    border-radius: 999px;
    background: rgb(6 8 13 / 82%);
    color: #fff;
    font-size: 1.25rem;
    font-weight: 640;
    line-height: 1.3;
    text-align: center;
    text-wrap: balance;
    transform: translateX(-50%);
  }
  .over {
    position: absolute;
    inset: auto var(--edge) max(20px, env(safe-area-inset-bottom));
    display: grid;
    max-width: 400px;
    margin-inline: auto;
  }
  .over .primary {
    background: #fff;
    color: #10151f;
  }
  .over :focus-visible {
    outline-color: #fff;
  }
`;

const shapes = css`
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
    .screen:has(.actions) {
      display: grid;
      grid-template-columns: 1fr minmax(220px, 280px);
      align-items: center;
      gap: 24px;
    }
    .content {
      max-width: 520px;
      padding-block: 4px;
      gap: 10px;
    }
    .actions {
      top: 0;
      bottom: auto;
      align-self: center;
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
      left: var(--edge);
      width: auto;
      max-width: calc(50% - 36cqh - var(--edge));
      border-radius: 20px;
      text-align: start;
      transform: translateY(-50%);
    }
    .over {
      inset: auto var(--edge) 50% auto;
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

/** Styles of the component, by constructable style sheets: they pass `style-src 'self'`. */
export const styles = [frame, screens, drawings, live, shapes];
