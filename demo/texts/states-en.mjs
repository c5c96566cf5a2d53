/** The page of all states, in English. `states-ar.mjs` has the same keys. */
export default {
  title: 'States · Klouttrack',
  heading: 'Every state of Assent’s interface',
  lead:
    'Each frame is a page of its own with Assent’s tag, brought to a state as a visitor would. Light or dark is what your ' +
    'browser says.',
  language: 'Language of the interface',
  show: 'Show',
  open: 'Open this page by itself',
  openNamed: (name) => `Open this page by itself: ${name}`,
  groups: {
    banner: 'What asks',
    preferences: 'The preferences',
    page: 'What stays on the page',
  },
  list: {
    bar: ['Bar', 'The layout that comes without a setting.'],
    'bar-top': ['Bar at the top', 'In front of whatever the page has there.'],
    'box-start': ['Box at the start', 'The corner where a line begins.'],
    'box-end': ['Box at the end', 'The corner where a line ends.'],
    'box-center': ['Box in the middle of the top', 'Any edge has a middle.'],
    modal: ['Modal', 'In the middle; the page can be used as before.'],
    phone: ['On a phone', 'All layouts are a card along the edge.'],
    age: ['The question of the age', 'First, where a site has to ask.'],
    note: ['A note about the policy', 'It has changed in nothing that needs a new answer.'],
    few: ['A few services', 'One category is on, and one service unfolded.'],
    history: ['My receipts', 'What was answered, when, and under which notice.'],
    search: ['Many services', 'They are folded, and can be looked for.'],
    signal: ['With the browser’s objection', 'Global Privacy Control, under the law of California.'],
    erase: ['Erasure', 'Asked once more before anything is erased.'],
    placeholder: ['A placeholder', 'In place of a video that was not allowed.'],
    control: ['The control', 'Opens the preferences again, and shows its name to the pointer and the keyboard.'],
    choices: ['The control under California’s law', 'With the icon and the words that it asks for.'],
  },
};
