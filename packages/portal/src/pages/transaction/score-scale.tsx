import { Text } from '@mantine/core';
import { placeOf, placeZones, type Zone } from './scale-place.ts';
import classes from './score-scale.module.css';

/** One score on its scale. */
export interface ScoreScaleProps {
  name: string;
  hint: string;
  /** The whole picture in a sentence; read instead of the drawing. */
  summary: string;
  value: number;
  /** The value as it is written. */
  written: string;
  range: readonly [number, number];
  zones: readonly Zone[];
  threshold: { value: number; label: string };
}

/** A score drawn against its threshold: zones with words and patterns, a line, and a mark at the value. */
export function ScoreScale(props: ScoreScaleProps) {
  const { value, range, threshold } = props;
  const thresholdPlace = placeOf(threshold.value, range);
  const place = placeOf(value, range);
  return (
    <figure className={classes.figure}>
      <figcaption>
        <Text component="div" size="sm" fw={600}>
          {props.name}
        </Text>
        <Text component="div" size="xs" c="dimmed">
          {props.hint}
        </Text>
      </figcaption>
      <div className={classes.scale} role="img" aria-label={props.summary}>
        <span className={classes.value} style={{ left: `${place}%` }} data-side={sideOf(place)}>
          {props.written}
        </span>
        <div className={classes.track}>
          {placeZones(props.zones, range).map(({ left, width, tone, label }) => (
            <span
              key={label}
              className={classes.zone}
              data-tone={tone}
              style={{ left: `${left}%`, width: `${width}%` }}
            />
          ))}
          <span className={classes.line} style={{ left: `${thresholdPlace}%` }} />
          <span className={classes.mark} style={{ left: `${place}%` }} />
        </div>
        <span
          className={classes.threshold}
          style={{ left: `${thresholdPlace}%` }}
          data-side={sideOf(thresholdPlace)}
        >
          {threshold.label}
        </span>
      </div>
      <ul className={classes.legend} aria-hidden>
        {props.zones.map(({ label, tone }) => (
          <li key={label}>
            <span className={classes.swatch} data-tone={tone} />
            {label}
          </li>
        ))}
      </ul>
    </figure>
  );
}

/** Words near an end of the scale stand beside their place, not across it. */
const sideOf = (place: number): 'start' | 'middle' | 'end' =>
  place < 12 ? 'start' : place > 88 ? 'end' : 'middle';
