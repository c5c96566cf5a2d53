/** Says on the console that the banner of the first HTML, which `assent snippet` printed, is not the one that the page asks with. */
export function logStale(): void {
  console.error(
    '[assent] snippet: its banner is not the one of this page, so an answer that is clicked early is asked again; ' +
      'print it anew with npx assent snippet, or make it anew with assent/server, with the config and the language of this page, ' +
      'and name in the config what it marks',
  );
}
