const two = number => String(number).padStart(2, '0');

/** Seconds since 1970 as a time of day in UTC. */
export function timeOfDay(seconds, milliseconds = false) {
  const date = new Date(Math.round(seconds * 1000));
  const text = `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())}`;
  return milliseconds ? `${text}.${String(date.getUTCMilliseconds()).padStart(3, '0')}` : text;
}

export function day(seconds) {
  const date = new Date(Math.round(seconds * 1000));
  return `${date.getUTCFullYear()}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`;
}

export const dateAndTime = seconds => `${day(seconds)} ${timeOfDay(seconds, true)} UTC`;

/** A length of time in the one or two units that matter. */
export function duration(seconds) {
  if (seconds < 1) {
    return `${Math.round(seconds * 1000)} ms`;
  }

  if (seconds < 60) {
    return `${(Math.floor(seconds * 10) / 10).toFixed(1)} s`;
  }

  const units = [[86400, 'd'], [3600, 'h'], [60, 'min'], [1, 's']];
  const first = units.findIndex(([length]) => seconds >= length);
  const [length, name] = units[first];
  const rest = units[first + 1] ? Math.floor(seconds % length / units[first + 1][0]) : 0;
  return `${Math.floor(seconds / length)} ${name}${rest > 0 ? ` ${rest} ${units[first + 1][1]}` : ''}`;
}
