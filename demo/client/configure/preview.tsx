import { useEffect, useRef } from 'preact/hooks';
import { schemesOf } from './colours';
import { Choices } from './fields';
import { languageList, regionList } from './lists';
import { goToOutputs } from './outputs';
import { fragmentOf, SCHEMES } from './state';
import { judged, state } from './store';
import { configureTexts as texts } from './texts';

/** Where the visitor of the preview is: where all are, or where the owner looks from. */
export function seenRegion(): string {
  const { region = 'auto', 'see.region': seen = 'DE' } = state.value;
  return region === 'auto' ? seen : region;
}

/** What the interface of the preview is in. */
export function seenLanguage(): string {
  const { 'ui.language': language = 'auto', 'see.language': seen = 'en' } = state.value;
  return language === 'auto' ? seen : language;
}

/** A frame is as large as the window that it stands for, and is drawn as small as the room for it. */
const FRAMES = { desktop: { width: 1280, height: 800 }, phone: { width: 375, height: 740 } } as const;
type Size = keyof typeof FRAMES;

/** So long nothing may have been typed before the frames are loaded anew. */
const PAUSE = 250; // ms

/** The real thing in a page on a desk and on a phone, loaded anew whenever something of it changes. */
export function Preview() {
  const { region = 'auto', 'ui.language': language = 'auto' } = state.value;
  const schemes = schemesOf(state.value);
  return (
    <section class="preview" aria-labelledby="preview">
      <h2 id="preview">{texts.preview}</h2>
      <div class="seen">
        {region === 'auto' && <Choices path="see.region" label={texts.seenRegion} list={firstOf(regionList, 'DE')} />}
        {language === 'auto' && (
          <Choices path="see.language" label={texts.seenLanguage} list={firstOf(languageList, 'en')} />
        )}
        {schemes.length > 1 && (
          <Choices
            path="see.scheme"
            label={texts.seenScheme}
            list={SCHEMES.map((value) => ({ value, name: texts.schemes[value] }))}
          />
        )}
      </div>
      <div class="frames">
        <Frame size="desktop" />
        <Frame size="phone" />
      </div>
      <p class="quiet">{texts.previewNote}</p>
      <p class="next">
        <button type="button" class="button" onClick={goToOutputs}>
          {judged.value.outcome ? texts.outputs : texts.mistakesFound}
        </button>
      </p>
    </section>
  );
}

/** With the one in front that holds where nothing is chosen. */
const firstOf = <T extends { readonly value: string }>(list: readonly T[], first: string): T[] => [
  ...list.filter(({ value }) => value === first),
  ...list.filter(({ value }) => value !== first),
];

function Frame({ size }: { readonly size: Size }) {
  const { width, height } = FRAMES[size];
  const box = useRef<HTMLDivElement>(null);
  const frame = useRef<HTMLIFrameElement>(null);
  const fragment = fragmentOf(state.value);
  useEffect(() => {
    // In its place: to go back leads to the page before, and not through all that was looked at.
    const show = () => frame.current?.contentWindow?.location.replace(`/configure/preview?frame=${size}${fragment}`);
    const timer = setTimeout(show, PAUSE);
    return () => clearTimeout(timer);
  }, [fragment, size]);
  useEffect(() => {
    const watch = new ResizeObserver(([entry]) => {
      box.current?.style.setProperty('--scale', `${Math.min(1, (entry?.contentRect.width ?? width) / width)}`);
    });
    if (box.current) watch.observe(box.current);
    return () => watch.disconnect();
  }, [width]);
  return (
    <figure class={size}>
      <figcaption>{texts.sizes[size]}</figcaption>
      <div class="glass" ref={box}>
        <iframe ref={frame} title={texts.sizes[size]} width={width} height={height} />
      </div>
    </figure>
  );
}
