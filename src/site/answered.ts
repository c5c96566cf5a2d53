/** Whether these cookies have an answer in them, or the endpoint's copy of one: under its name, with whatever prefix and site. */
export const hasAnswer = (name: string, cookies: string): boolean => RegExp(`(^|[ _-])${name}[.=]`).test(cookies);
