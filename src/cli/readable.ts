/** A line of the log as people like to read it: `10:00:00 error answered 503 error=TypeError`. */
export function readable(line: string): string {
  const { level, time, msg, at = [], ...fields } = JSON.parse(line);
  const named = Object.entries(fields).map(
    ([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`,
  );
  const words = [time.slice(11, 19), ...(level === 'info' ? [] : [level]), msg, ...named];
  return `${[words.join(' '), ...at].join('\n    ')}\n`;
}
