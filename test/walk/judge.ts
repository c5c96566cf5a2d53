import type { LoggedRequest } from '../browser/harness/request-log';
import type { Category } from './items';
import { type Model, pathOf, type Step } from './steps';

/** What the page says of itself: see monitor.js. */
export interface Report {
  readonly path: string;
  readonly heading: string;
  readonly isReady: boolean;
  readonly consent?: { readonly status: string; readonly analytics: boolean; readonly marketing: boolean };
  readonly ran: readonly { name: string; category: Category; service: string; isAllowed: boolean }[];
  /** By name: how often it ran, how many such elements there were, and how many of them should have run by now. */
  readonly runs: Readonly<Record<string, number>>;
  readonly had: Readonly<Record<string, number>>;
  readonly due: Readonly<Record<string, number>>;
  readonly frames: readonly FrameReport[];
  /** Placeholders without a frame. */
  readonly orphans: number;
  readonly images: readonly { name: string; category: Category; isLoaded: boolean }[];
  readonly ui: { readonly hosts: number; readonly banners: number; readonly controls: number };
}

interface FrameReport {
  readonly name: string;
  readonly category: Category | undefined;
  /** Let through by its placeholder. */
  readonly isOnce: boolean;
  readonly isLoaded: boolean;
  readonly isShown: boolean;
  /** Beside it, and how many of them a visitor can use. */
  readonly placeholders: number;
  readonly working: number;
}

/** Nothing was asked that the decision does not cover. @param once names of frames that were let through one by one */
export function judgeRequests(
  requests: readonly LoggedRequest[],
  { allowed }: Model,
  once: ReadonlySet<string>,
): string[] {
  return requests.flatMap((request) => {
    const { method, url } = request;
    const category = categoryOf(request);
    if (!category) return [`asked of nobody's service: ${method} ${url}`];
    const isOnce = [...once].some((name) => url.includes(name));
    return isOnce || allowed.has(category) ? [] : [`asked without consent: ${method} ${url}`];
  });
}

/** By the service's own address: what a frame's `data-src` says is not always that. */
function categoryOf({ host, url }: LoggedRequest): Category | undefined {
  if (host === 'tags.vendor.test') return new URL(url).searchParams.get('c') as Category;
  if (host === 'www.youtube-nocookie.com') return 'marketing';
  return /(^|\.)google(tagmanager|-analytics)\.com$/.test(host) ? 'analytics' : undefined;
}

/** What is not as it should be: some of it may be on its way still. */
export function judgePage(report: Report, model: Model, step: Step): string[] {
  const { path, heading, isReady } = report;
  const due = pathOf(model);
  if (!isReady) return ['the page has not come, or Assent is not there'];
  if (path !== due) return [`the page is at ${path} and not at ${due}`];
  if (heading !== due) return [`the page at ${path} shows "${heading}"`];
  return [
    ...judgeAnswer(report, model),
    ...judgeScripts(report, model),
    ...report.frames.flatMap((frame) => judgeFrame(frame, model, step)),
    ...(report.orphans ? [`${report.orphans} placeholders without a frame`] : []),
    ...report.images
      .filter(({ category, isLoaded }) => model.allowed.has(category) && !isLoaded)
      .map(({ name }) => `image ${name} is allowed and not loaded`),
    ...judgeInterface(report, model),
  ];
}

function judgeAnswer({ consent }: Report, { status, allowed }: Model): string[] {
  const says = `${consent?.status} analytics=${consent?.analytics} marketing=${consent?.marketing}`;
  const due = `${status} analytics=${allowed.has('analytics')} marketing=${allowed.has('marketing')}`;
  return says === due ? [] : [`consent is ${says} and not ${due}`];
}

function judgeScripts({ ran, runs, had, due }: Report, { allowed }: Model): string[] {
  const names = Object.keys({ ...had, ...runs });
  return [
    ...ran.filter(({ isAllowed }) => !isAllowed).map(({ name }) => `script ${name} ran without consent`),
    // What has no off switch goes with the page.
    ...ran
      .filter(({ service, category }) => !service && !allowed.has(category))
      .map(({ name }) => `script ${name} still runs after the no`),
    ...names
      .filter((name) => (runs[name] ?? 0) < (due[name] ?? 0))
      .map((name) => `script ${name} ran ${runs[name] ?? 0} times for ${due[name]} elements that are allowed`),
    ...names
      .filter((name) => (runs[name] ?? 0) > (had[name] ?? 0))
      .map((name) => `script ${name} ran ${runs[name]} times for ${had[name] ?? 0} elements`),
  ];
}

function judgeFrame(frame: FrameReport, { allowed }: Model, step: Step): string[] {
  const { name, category, isOnce, isLoaded, isShown, placeholders, working } = frame;
  // What was let through once may stay, or be held again.
  const isOpen = isOnce && (isLoaded || step.startsWith('once'));
  if (isOpen || (category && allowed.has(category))) {
    return [
      ...(isLoaded ? [] : [`frame ${name} is allowed and not loaded`]),
      ...(isShown ? [] : [`frame ${name} is allowed and not shown`]),
      ...(placeholders ? [`frame ${name} is allowed and has a placeholder`] : []),
    ];
  }
  return [
    ...(isLoaded ? [`frame ${name} is loaded without consent`] : []),
    ...(placeholders === 1 && working === 1
      ? []
      : [`frame ${name} is held and has ${placeholders} placeholders, ${working} of which work`]),
  ];
}

function judgeInterface({ ui: { hosts, banners, controls } }: Report, { status }: Model): string[] {
  const is = `${banners} banners and ${controls} controls in ${hosts} hosts`;
  const due = status === 'unasked' ? '1 banners and 0 controls in 1 hosts' : '0 banners and 1 controls in 1 hosts';
  return is === due ? [] : [`there are ${is}, for a visitor who is ${status}`];
}
