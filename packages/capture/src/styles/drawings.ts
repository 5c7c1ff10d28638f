import { css } from 'lit';

/** Icons, the portrait of the introduction, the waiting ring. */
export const drawings = css`
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
  .portrait .arrows {
    fill: none;
    stroke: var(--accent);
    stroke-width: 4;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  /* Eyes and mouth go to one side and to the other, as on a head that turns; a still one has the arrows. */
  @media (prefers-reduced-motion: no-preference) {
    .portrait.looking .face {
      transform-box: fill-box;
      transform-origin: center;
      /* Once: what moves for longer than 5 s must be stoppable (WCAG 2.2.2). */
      animation: look-around 5s ease-in-out 1;
    }
  }
  @keyframes look-around {
    0%,
    16%,
    50%,
    66%,
    100% {
      transform: none;
    }
    27%,
    39% {
      transform: translateX(-9px) scaleX(0.92);
    }
    77%,
    89% {
      transform: translateX(9px) scaleX(0.92);
    }
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
