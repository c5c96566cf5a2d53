/** The live lists, in English. `services-ar.mjs` has the same keys. */
export default {
  list: {
    title: 'Services · Klouttrack',
    heading: 'What Assent can hold back',
    lead: (count) =>
      `${count} services come ready-made: what they load, whom they talk to and what they leave behind. ` +
      'This list is made from their code.',
    local:
      'Try any of them here. Its vendor is played by a double inside your browser: it stores what the vendor would store, ' +
      'answers what is asked of the vendor, and lets nothing out.',
    contents: 'Categories',
    categories: {
      necessary: ['Necessary', 'Never asked about.'],
      preferences: ['Preferences', 'Asked about, off at first.'],
      analytics: ['Analytics', 'Asked about, off at first.'],
      marketing: ['Marketing', 'Asked about, off at first.'],
    },
    stores: 'Stores here',
    storesNothing: 'Nothing on this site',
    storesThere: 'Stores on its own sites',
    hosts: 'Talks to',
    needs: 'Needs',
    needsNothing: 'No id',
    tryIt: 'Try it',
    tryNamed: (name) => `Try ${name}`,
  },
  page: {
    title: (name) => `${name} · Klouttrack`,
    back: 'All services',
    by: (provider, category) => `By ${provider}, in the category ${category}`,
    lead: 'A page with this one service, and a double in place of its vendor. Answer its banner, or use the buttons here.',
    leadNecessary:
      'A page with this one service, and a double in place of its vendor. It belongs to paying, so nobody is asked.',
    tag: 'All that this page says to Assent',
    noScript: 'This page shows what scripts do, and needs JavaScript for it.',
  },
  stage: {
    heading: 'An ordinary page',
    text: 'It belongs to Klouttrack, and has one service of somebody else.',
    payment: 'Here you would pay, so the page loads what it is paid with.',
    frame: 'What the page embeds',
  },
  double: {
    heading: (name) => `The double of ${name}`,
    text: 'The vendor would answer here. Asked for was:',
  },
  trial: {
    accept: 'Accept',
    reject: 'Reject',
    withdraw: 'Take it back',
    startOver: 'Start over',
    phases: { before: 'Not answered yet', yes: 'The service may run', no: 'The service may not run' },
    necessary: 'Always necessary: nobody is asked',
    stage: 'The page',
    closed:
      'Without a service worker there is no double, and the real vendor would be asked: so nothing is loaded. Browsers have ' +
      'service workers on https, on localhost and on 127.0.0.1, in some of them not in private windows.',
    log: 'What happens',
    spans: { before: 'Before the answer', yes: 'After the yes', no: 'After the no' },
    nobody: 'Nobody was asked for anything.',
    loaded: 'The page is loaded.',
    stored: 'What is stored',
    entry: 'Entry',
    now: 'Now',
    nothingStored: 'Nothing at all.',
    assents: 'Assent’s own',
    there: 'there',
    gone: 'none',
  },
};
