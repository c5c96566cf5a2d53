/** Scripts that are written from right to left. */
const FROM_THE_RIGHT = ['Arab', 'Hebr'];

/** How pages in a language run: by the script that the browser knows it to be written in. */
export const directionOf = (language: string): 'rtl' | 'ltr' =>
  FROM_THE_RIGHT.includes(new Intl.Locale(language).maximize().script ?? '') ? 'rtl' : 'ltr';
