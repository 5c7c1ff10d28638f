import { css } from 'lit';

/** Colours, type and the frame around everything. Contrast of every pair of text and ground is at least 4.5 : 1. */
export const frame = css`
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
    overflow: clip;
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
