import configure from './configure-en.mjs';
import services from './services-en.mjs';
import states from './states-en.mjs';

/** Everything the site says in English. `ar.mjs` has the same keys; `pages/` takes whole sentences, never halves. */
export default {
  code: 'en',
  direction: 'ltr',
  switchTo: { code: 'ar', label: 'العربية' },
  skip: 'Skip to the content',
  nav: {
    label: 'Main',
    product: 'Product',
    pricing: 'Pricing',
    app: 'Live account',
    yourData: 'Your data',
  },
  footer: {
    company: 'Klouttrack LLC, Knowledge Oasis Muscat, Oman',
    note: 'Klouttrack is the demonstration site of Assent. Its figures are examples; its privacy choices are real.',
    label: 'Legal',
    choices: 'Privacy choices',
    policy: 'Privacy policy',
    yourData: 'Your data',
    proof: 'Check a proof',
    services: 'Services',
    configure: 'Configure Assent',
  },
  landing: {
    title: 'Klouttrack: social media analytics for the Gulf',
    description: 'When people in Oman and the Gulf really watch, answer and share. YouTube, Instagram and TikTok.',
    headline: 'Your audience keeps its own hours.',
    lead:
      'Klouttrack reads your YouTube, Instagram and TikTok every ten minutes and shows when people in the Gulf really watch: ' +
      'on a Friday evening, in a school week, and at one in the morning in Ramadan.',
    tryIt: 'See a live account',
    plans: 'Compare plans',
    chart: {
      title: 'Views per hour, Muscat time',
      description:
        'Line chart. In an ordinary month views peak at 21:00 with 1,610 an hour. In Ramadan they fall at sunset and peak at 01:00 with 2,140.',
      ordinary: 'Ordinary month',
      ramadan: 'Ramadan',
      sunset: 'Iftar',
      source: 'Example account: a café chain in Muscat, 41,200 followers',
    },
    facts: ['Fresh every 10 minutes', 'YouTube, Instagram, TikTok', 'Reports in Arabic and English', 'Made in Muscat'],
    featuresTitle: 'Built where you post',
    hours: {
      title: 'A best hour for each day',
      text: 'Per platform and in your time zone. The weekend is Friday and Saturday here, and Klouttrack knows it.',
      days: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
      best: 'Best: Thursday, 21:00',
    },
    comments: {
      title: 'Comments as they are written',
      text: 'Gulf Arabic, Arabizi and English, sorted while you sleep, so that the question about delivery does not wait until Sunday.',
      samples: [
        { text: 'شو هالجمال، متى تفتحون في صحار؟', dir: 'rtl', lang: 'ar', kind: 'Question' },
        { text: 'wallah a7la gahwa in town', dir: 'ltr', lang: 'en', kind: 'Praise' },
        { text: 'Order came an hour late again', dir: 'ltr', lang: 'en', kind: 'Complaint' },
      ],
    },
    reports: {
      title: 'One report, two directions',
      text: 'The same figures laid out from the right in Arabic and from the left in English. Send the client one link.',
    },
    proof: {
      title: 'Figures that open',
      text: 'Each number opens to the posts it was counted from. If a platform corrects its count, you see both.',
    },
    pricingTitle: 'Three plans, in rials',
    pricingLead: 'VAT included. Leave any month and take your history with you.',
    perMonth: 'OMR a month',
    plansList: [
      {
        name: 'Start',
        price: 0,
        text: 'One account on each platform',
        points: ['30 days of history', 'Best hours', 'One seat'],
      },
      {
        name: 'Team',
        price: 14,
        text: 'Up to ten accounts',
        points: ['Two years of history', 'Comments, sorted', 'Five seats', 'Reports in both languages'],
        featured: true,
      },
      {
        name: 'Agency',
        price: 39,
        text: 'Up to sixty accounts',
        points: ['Everything in Team', 'Reports under your name', 'API and exports', 'A person to call in Muscat'],
      },
    ],
    choosePlan: (name) => `Choose ${name}`,
    receipt: {
      title: 'Your answer leaves a receipt',
      text:
        'We measure other people’s audiences for a living, so we are plain about ours. Nothing is measured on this site before you answer, ' +
        'and each answer leaves a receipt: what you were shown, word for word, and what you chose. Read it, download it, or have it erased.',
      open: 'Read your receipts',
      change: 'Change my choice',
      paper: [
        ['Asked', 'before anything loads'],
        ['Analytics', 'your answer'],
        ['Marketing', 'your answer'],
        ['Notice', 'kept word for word'],
        ['Erase', 'one button'],
      ],
    },
    news: {
      title: 'One letter a month',
      text: 'What we have learnt about when the Gulf watches. This is a demonstration: no letter is sent, and the address stays in the field.',
      email: 'E-mail address',
      consent: 'Send me Klouttrack’s monthly letter by e-mail. I can take this back at any time.',
      signUp: 'Sign up',
      unsubscribe: 'Unsubscribe: I no longer want Klouttrack’s monthly letter.',
      signedUp: 'You have signed up. Your receipt:',
      unsubscribed: 'You have unsubscribed. Your receipt:',
    },
  },
  app: {
    title: 'Live account · Klouttrack',
    account: 'Wadi Coffee, Muscat',
    heading: 'The last 28 days',
    range: '26 January to 22 February 2025',
    tiles: [
      { label: 'Views', value: 1284300, change: 0.184 },
      { label: 'People reached', value: 412900, change: 0.092 },
      { label: 'Answers and shares', value: 38410, change: 0.231 },
      { label: 'New followers', value: 2164, change: -0.037 },
    ],
    against: 'against the 28 days before',
    views: {
      title: 'Views by day',
      description: 'Stacked areas of daily views on YouTube, Instagram and TikTok, rising from 34,000 to 58,000.',
    },
    platforms: { youtube: 'YouTube', instagram: 'Instagram', tiktok: 'TikTok' },
    grid: {
      title: 'When people answer',
      description:
        'Share of answers by weekday and hour. The densest hours are 21:00 to midnight, above all on Thursday.',
      days: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
      fewer: 'Fewer',
      more: 'More',
    },
    posts: {
      title: 'Posts that moved',
      columns: ['Post', 'Views', 'Answers', 'Best hour'],
      rows: [
        { title: 'Saffron karak, start to finish', platform: 'tiktok', views: 214800, answers: 6120, hour: '22:00' },
        { title: 'We asked Mutrah: sugar or none?', platform: 'instagram', views: 96300, answers: 4480, hour: '21:00' },
        { title: 'How a roastery opens at five', platform: 'youtube', views: 71200, answers: 1930, hour: '20:00' },
        { title: 'New branch in Sohar', platform: 'instagram', views: 58900, answers: 2710, hour: '13:00' },
      ],
    },
    watch: {
      title: 'Watch them here',
      text: 'Players of other companies. Each one waits for your yes, to all of them or to it alone.',
      youtube: 'How a roastery opens at five, a YouTube video',
      instagram: 'Sugar or none, an Instagram post',
      tiktok: 'Saffron karak, a TikTok video',
    },
  },
  privacy: {
    title: 'Privacy and cookie policy · Klouttrack',
    heading: 'Privacy and cookie policy',
    versionLabel: 'Version',
    effective: 'In force since 1 February 2025',
    contents: 'On this page',
    change: 'Change my choice',
    yourData: 'See your receipts',
    sections: [
      {
        id: 'short',
        title: 'In short',
        body: [
          'Nothing but what the site needs to work runs before you answer. A no is as good as a yes, and the site works the same after either.',
          'You can change your answer at any time, read every answer that you gave, and have all of them erased.',
        ],
      },
      {
        id: 'who',
        title: 'Who we are',
        body: [
          'Klouttrack LLC, Knowledge Oasis Muscat, Sultanate of Oman, runs this site and the Klouttrack service and decides how personal data is used in both. ' +
            'Write to our data protection officer at privacy@klouttrack.com.',
          'We follow the Omani Personal Data Protection Law (Royal Decree 6/2022) everywhere, and your own country’s law where it gives you more.',
        ],
      },
      {
        id: 'what',
        title: 'What we collect, and why',
        list: [
          'Account: name, work e-mail, language and invoices. We need them for the contract with you.',
          'Connected channels: figures and comments that YouTube API Services, Instagram and TikTok give us once you connect an account. Disconnect it and we delete them within seven days.',
          'This site: which pages are read, by Google Analytics and Firebase, only after a yes to analytics.',
          'Advertising: whether an advertisement of ours brought you here, by Meta Pixel, only after a yes to marketing.',
        ],
      },
      {
        id: 'stored',
        title: 'What is stored on your device',
        body: ['Entries of a category you refused are never written; those of a category you take back are removed.'],
        table: {
          columns: ['Name', 'Category', 'From', 'Kept'],
          rows: [
            ['assent', 'Necessary', 'Klouttrack: your answer, so that you are not asked again', '182 days'],
            [
              'assent.*',
              'Necessary',
              'Klouttrack: your own receipts, in this browser’s storage',
              'Until you erase them',
            ],
            [
              '__stripe_mid, __stripe_sid',
              'Necessary',
              'Stripe: against card fraud, while you pay',
              '1 year, 30 minutes',
            ],
            ['_ga, _ga_*', 'Analytics', 'Google Analytics', '13 months'],
            ['firebase-*-database', 'Analytics', 'Firebase, an app instance id', 'Until you take your yes back'],
            ['_fbp, _fbc', 'Marketing', 'Meta Pixel', '90 days'],
            ['PayPal', 'Necessary', 'Its own pages, on its own domains', 'See its policy'],
            [
              'YouTube, Instagram, TikTok',
              'Marketing',
              'Their own players, on their own domains',
              'See their policies',
            ],
          ],
        },
      },
      {
        id: 'receipts',
        title: 'The receipt of your answer',
        body: [
          'The law asks us to prove what you agreed to. Each answer is therefore kept as a receipt: when, what you chose, and the exact notice you saw. ' +
            'It holds no name, no e-mail, no IP address and no device description. Only your browser holds the key to it.',
          'Receipts are kept for five years, or until you erase them on the page “Your data”.',
        ],
      },
      {
        id: 'share',
        title: 'Who else receives data',
        list: [
          'Google Ireland Ltd (Google Analytics, Firebase, YouTube), after your yes.',
          'Meta Platforms Ireland Ltd (Meta Pixel, Instagram), after your yes.',
          'TikTok Technology Ltd (player), after your yes.',
          'Stripe Payments Europe Ltd or PayPal (Europe) S.à r.l., when you pay.',
        ],
        body: [
          'These companies may process data outside Oman. We send it only under contracts that keep the protection the law asks for. We do not sell personal data.',
        ],
      },
      {
        id: 'children',
        title: 'Nobody under 13',
        body: [
          'Klouttrack is a tool for work. Nobody under 13, or under the age their country sets, may open an account. ' +
            'Where we know that a visitor is a minor, analytics and marketing stay off, whatever was asked. Tell us of a child’s account and we delete it.',
        ],
      },
      {
        id: 'rights',
        title: 'Your rights',
        body: [
          'You may see your data, have it corrected, moved or erased, object to its use, and take back any consent. Ask at privacy@klouttrack.com; we answer within 30 days and it costs nothing. ' +
            'You may also complain to the Ministry of Transport, Communications and Information Technology, or to your own authority.',
          'For what this site stored about your answers, you need not ask: the page “Your data” shows and erases it at once.',
        ],
      },
      {
        id: 'versions',
        title: 'Versions of this policy',
        body: ['When a change touches what you agreed to, we ask again. Earlier versions are sent on request.'],
        versions: [
          ['2025-02', '1 February 2025', 'Receipts of your answers; rights answered within 30 days instead of 45'],
          ['2024-06', '15 June 2024', 'TikTok added to the players'],
          ['2023-11', '1 November 2023', 'First version'],
        ],
        versionColumns: ['Version', 'In force since', 'What changed'],
      },
    ],
  },
  yourData: {
    title: 'Your data · Klouttrack',
    heading: 'What we keep about your answers',
    lead:
      'On the one side what our server has on disk, on the other what this browser keeps for you. The two should agree. ' +
      'There is no account and no login: a secret that only this browser has opens them.',
    noScript: 'This page asks the server for your receipts and needs JavaScript to do so.',
  },
  proof: {
    title: 'Check a proof · Klouttrack',
    heading: 'Is this receipt really in the log?',
    lead:
      'The preferences give you a proof of each receipt as a file. This page checks one in your browser: it asks neither our server ' +
      'nor anybody else. Whoever does not want to believe this page either runs npx assent verify --proof.',
    noScript: 'The check is made in your browser and needs JavaScript.',
  },
  services,
  configure,
  states,
  notFound: {
    title: 'No such page · Klouttrack',
    heading: 'Nobody posts at this address',
    text: 'The page was moved, or the link has a slip in it.',
    home: 'Back to the start',
  },
};
