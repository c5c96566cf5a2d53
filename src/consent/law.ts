import type { Regime } from './regimes';

/*
 * THE TABLE: what the law of each region asks for, one row for each policy. Script, endpoint and documents are all made from
 * it. Pages load `law-codes` alone, which the build works out of it: no source and no name travels with them.
 *
 * These are facts as they were read, and no legal advice. What was not read in the law itself, or what sources disagree
 * about, is in `unconfirmed`, and an age so has a `?` behind its region. Longer than 200 lines: it is one table.
 */

/**
 * What Global Privacy Control does:
 *
 * - `binds`: by law it is an objection to marketing, sale and sharing
 * - `honoured`: it is taken for one where no law says so
 * - `limits`: it keeps marketing off, and is no answer
 * - `none`: nothing
 */
export type SignalEffect = 'binds' | 'honoured' | 'limits' | 'none';

/** A hook of the interface: see `docs/styling.md`. */
export type Shown = 'banner' | 'reopen' | 'choices' | 'signal-note';

export interface LawRow {
  readonly name: string;
  /** ISO 3166 codes, by the age from which a person consents for themselves. `*` is every region that no row names. */
  readonly ages: Readonly<Record<number, string>>;
  readonly regime: Regime;
  readonly signal: SignalEffect;
  /** So many days yes and no last. Under `opt-in` the site's own `cookie.days` may say another number. */
  readonly days: number;
  /** The days begin again with every visit. */
  readonly isRenewed?: true;
  /** Nobody who said no is asked again before so many days have passed, unless the policy has changed in substance. */
  readonly askedAgain: number;
  readonly shows: readonly Shown[];
  /** Name of each law, and where it is. */
  readonly sources: readonly (readonly [law: string, address: string])[];
  readonly unconfirmed?: readonly string[];
}

type Terms = Pick<LawRow, 'regime' | 'signal' | 'days' | 'isRenewed' | 'askedAgain' | 'shows'>;

const OPT_IN: Terms = {
  regime: 'opt-in',
  signal: 'limits',
  days: 182,
  askedAgain: 182,
  shows: ['banner', 'reopen', 'signal-note'],
};

/** An objection lasts as long as the visitor comes back within 400 days, which is as long as browsers keep a cookie. */
const OPT_OUT: Terms = {
  regime: 'opt-out',
  signal: 'binds',
  days: 400,
  isRenewed: true,
  askedAgain: 365,
  shows: ['choices', 'signal-note'],
};

const of = (country: string, parts: string) => parts.replace(/\w+/g, `${country}-$&`);

const GDPR = ['Regulation (EU) 2016/679 (GDPR)', 'https://eur-lex.europa.eu/eli/reg/2016/679/oj'] as const;
const EPRIVACY = [
  'Directive 2002/58/EC (ePrivacy), Article 5(3)',
  'https://eur-lex.europa.eu/eli/dir/2002/58/oj',
] as const;
const CCPA = ['California Civil Code 1798.100 to 1798.199 (CCPA)', 'https://leginfo.legislature.ca.gov/'] as const;
const COPPA = [
  '15 U.S.C. 6501 (COPPA)',
  'https://www.ftc.gov/legal-library/browse/rules/childrens-online-privacy-protection-rule-coppa',
] as const;

export const LAW: readonly LawRow[] = [
  {
    ...OPT_IN,
    name: 'European Economic Area',
    ages: {
      13: 'BE EE FI LV MT PT SE IS? NO?',
      14: 'AT BG CY IT LT ES',
      15: 'CZ FR GR DK? SI?',
      16: 'HR DE HU IE LU NL PL RO SK LI?',
    },
    sources: [GDPR, EPRIVACY],
    unconfirmed: ['Spain: kept at most 24 months', 'Italy: not asked again within 6 months'],
  },
  {
    ...OPT_IN,
    name: 'United Kingdom',
    ages: { 13: 'GB' },
    sources: [
      ['Privacy and Electronic Communications Regulations 2003', 'https://www.legislation.gov.uk/uksi/2003/2426'],
      ['Data (Use and Access) Act 2025', 'https://www.legislation.gov.uk/ukpga/2025/18'],
    ],
  },
  {
    ...OPT_IN,
    name: 'Switzerland',
    ages: { 16: 'CH?' },
    sources: [['Federal Act on Data Protection', 'https://www.fedlex.admin.ch/eli/cc/2022/491/en']],
    unconfirmed: ['the law itself asks for information and an objection', 'it names no age but judgement'],
  },
  {
    ...OPT_OUT,
    name: 'California, and the United States where the state is not known',
    ages: { 16: 'US-CA? US?' },
    sources: [CCPA, ['11 CCR 7025, 7026', 'https://cppa.ca.gov/regulations/']],
    unconfirmed: ['not asked again for 12 months, 1798.135(c)(4)', 'consent of minors, 1798.120(c)'],
  },
  {
    ...OPT_OUT,
    name: 'Other states where the signal binds',
    ages: { 16: of('US', 'CO? CT? DE? MN? MT? NE? NH? NJ? OR? TX?'), 18: 'US-MD?' },
    sources: [['Privacy laws of these states', 'https://globalprivacycontrol.org/'], COPPA],
    unconfirmed: ['the limits for teenagers differ from state to state'],
  },
  {
    ...OPT_OUT,
    name: 'Other states and territories of the United States',
    ages: {
      13: of(
        'US',
        'AK AL AR AS AZ DC FL GA GU HI IA ID IL IN KS KY LA MA ME MI MO MP MS NC ND NM NV NY OH OK PA PR RI SC SD TN UM UT VA VI VT WA WI WV WY',
      ),
    },
    signal: 'honoured',
    sources: [['Privacy laws of these states, where there is one', 'https://globalprivacycontrol.org/'], COPPA],
  },
  {
    ...OPT_IN,
    name: 'Brazil',
    ages: { 18: 'BR?' },
    sources: [['Law 13.709/2018 (LGPD)', 'https://www.planalto.gov.br/ccivil_03/_ato2015-2018/2018/lei/l13709.htm']],
    unconfirmed: ['Law 15.211/2025 limits what advertising may know of minors'],
  },
  {
    ...OPT_IN,
    name: 'Quebec, and Canada where the province is not known',
    ages: { 14: 'CA CA-QC' },
    sources: [['Act P-39.1, as amended by Law 25', 'https://www.legisquebec.gouv.qc.ca/en/document/cs/p-39.1']],
  },
  {
    ...OPT_IN,
    name: 'Other provinces of Canada',
    ages: { 13: of('CA', 'AB? BC? MB? NB? NL? NS? NT? NU? ON? PE? SK? YT?') },
    sources: [['PIPEDA', 'https://laws-lois.justice.gc.ca/eng/acts/P-8.6/']],
    unconfirmed: ['an objection may be enough for advertising that uses nothing sensitive'],
  },
  {
    ...OPT_IN,
    name: 'Oman',
    ages: { 18: 'OM?' },
    sources: [['Royal Decree 6/2022, Article 10', 'https://decree.om/2022/rd20220006']],
    unconfirmed: ['the wording on written consent and its proof', 'the end of the period of grace'],
  },
  {
    ...OPT_IN,
    name: 'Other states of the Gulf',
    ages: { 18: 'AE? BH? KW? QA? SA?' },
    sources: [
      ['UAE: Federal Decree-Law 45/2021', 'https://uaelegislation.gov.ae/'],
      ['Saudi Arabia: Personal Data Protection Law', 'https://sdaia.gov.sa/'],
    ],
    unconfirmed: ['UAE: whether its executive regulations are in force'],
  },
  {
    ...OPT_IN,
    name: 'India',
    ages: { 18: 'IN' },
    sources: [['Digital Personal Data Protection Act 2023', 'https://www.meity.gov.in/']],
    unconfirmed: ['the languages of the notice'],
  },
  {
    ...OPT_IN,
    name: 'South Africa',
    ages: { 18: 'ZA' },
    sources: [['Act 4 of 2013 (POPIA)', 'https://inforegulator.org.za/']],
    unconfirmed: ['a notice and an objection may be enough, s. 11(3)'],
  },
  {
    regime: 'notice',
    signal: 'none',
    days: 400,
    isRenewed: true,
    askedAgain: 365,
    shows: ['choices'],
    name: 'Japan',
    ages: { 15: 'JP?' },
    sources: [['Telecommunications Business Act, as of 16 June 2023', 'https://www.soumu.go.jp/']],
    unconfirmed: ['APPI Article 31 asks for consent where a recipient links the data to a person'],
  },
  {
    ...OPT_IN,
    name: 'South Korea',
    ages: { 14: 'KR?' },
    sources: [['Personal Information Protection Act', 'https://www.pipc.go.kr/']],
    unconfirmed: ['a notice and a way to refuse may be enough for advertising'],
  },
  {
    ...OPT_IN,
    name: 'Turkey',
    ages: { 16: 'TR?' },
    sources: [['Law 6698 (KVKK)', 'https://www.kvkk.gov.tr/']],
  },
  {
    ...OPT_IN,
    name: 'China',
    ages: { 14: 'CN?' },
    sources: [['Personal Information Protection Law', 'http://www.npc.gov.cn/']],
  },
  { ...OPT_IN, name: 'Everywhere else, and where the region is not known', ages: { 16: '*' }, sources: [GDPR] },
];

/** Each region that a row names, with that row and its age. */
export const REGIONS: ReadonlyMap<string, { readonly row: LawRow; readonly age: number }> = new Map(
  LAW.flatMap((row) =>
    Object.entries(row.ages).flatMap(([age, codes]) =>
      codes.split(' ').map((code) => [code.replace('?', ''), { row, age: Number(age) }] as const),
    ),
  ),
);
