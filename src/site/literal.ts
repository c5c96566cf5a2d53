/** A value as the text of a script: in ASCII, and without what begins or ends anything in HTML. */
export function expression(value: unknown): string {
  return (
    JSON.stringify(value)
      .replace(/[\u007f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .replace(/<(?=[/!])/g, '\\u003c')
      // Where pages are put together by `replace`, it would stand for what was found.
      .replaceAll('$', () => '\\u0024')
  );
}

/** The same of what others have written: every name is a name of its own, `__proto__` too. */
export function literal(value: unknown): string {
  return `JSON.parse(${expression(JSON.stringify(value))})`;
}

/** A text as the value of an attribute, between double quotes. */
export const attribute = (text: string): string => text.replace(/[&"<>$]/g, (sign) => `&#${sign.charCodeAt(0)};`);
