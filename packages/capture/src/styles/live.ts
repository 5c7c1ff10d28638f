import { css } from 'lit';

/** The live picture, dark in both schemes: a bright frame would only light the face unevenly. */
export const live = css`
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
  /* Inline it would stand on a line of text, whose depth makes the frame taller than it is: focus then scrolls it. */
  video {
    display: block;
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
    overflow: visible;
    fill: none;
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
  /* On a bright colour the ring needs an edge of its own. */
  [data-color] .rim {
    stroke: #06080d;
    stroke-width: 12;
    transition: none;
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
  .reached {
    stroke: #fff;
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
    gap: 10px;
    justify-items: stretch;
    max-width: 400px;
    margin-inline: auto;
  }
  .over .sound {
    display: flex;
    gap: 8px;
    align-items: center;
    justify-self: center;
    min-height: 44px;
    padding: 8px 16px;
    border: 1px solid rgb(255 255 255 / 40%);
    border-radius: 22px;
    background: rgb(6 8 13 / 82%);
    color: #fff;
    font: inherit;
    font-size: 0.9375rem;
  }
  .over .primary {
    background: #fff;
    color: #10151f;
  }
  .over :focus-visible {
    outline-color: #fff;
  }
`;
