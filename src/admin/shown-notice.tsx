import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Notice } from '../consent/notice';
import { type FoundNotice, fetchNotice } from './fetch-notice';
import { NoticeInPlace } from './notice-in-place';
import { NoticeTexts } from './notice-texts';

interface ShownNoticeProps {
  hash: string;
}

const INSTEAD: Readonly<Record<Exclude<FoundNotice, object>, string>> = {
  unknown:
    'This notice is not known here. Its hash is proof of what was shown to whoever has the notice itself; no browser has brought it.',
  foreign: 'What the endpoint has under this hash is something else: it was altered. Verify the log.',
  unreadable: 'What a browser brought under this hash is no notice that Assent could have drawn.',
  failed: 'The notice could not be fetched.',
};

const SURFACES: Readonly<Record<Notice['surface'], string>> = {
  banner: 'The banner',
  preferences: 'The preferences',
  placeholder: 'A placeholder for held content',
  site: 'The site’s own interface',
};

/** The notice as the visitor saw it, drawn by what drew it then. */
export function ShownNotice({ hash }: ShownNoticeProps) {
  const found = useSignal<FoundNotice | null>(null);
  useEffect(() => {
    let isWanted = true;
    found.value = null;
    fetchNotice(hash).then((answer) => {
      if (isWanted) found.value = answer;
    });
    return () => {
      isWanted = false;
    };
  }, [hash]);
  const it = found.value;
  return (
    <section class="shown" aria-label="The notice as it was shown">
      {it === null && <p role="status">Fetching the notice…</p>}
      {typeof it === 'string' && <p class={it === 'foreign' ? 'fault' : 'about'}>{INSTEAD[it]}</p>}
      {it !== null && typeof it === 'object' && <Drawn notice={it.notice} />}
    </section>
  );
}

function Drawn({ notice }: { notice: Notice }) {
  return (
    <>
      <h4>
        {SURFACES[notice.surface] ?? 'Unknown surface'} as it was shown, on <bdi>{notice.site}</bdi>
      </h4>
      {notice.surface === 'site' && notice.texts.text ? (
        <blockquote lang={notice.language || undefined} dir={notice.direction}>
          {notice.texts.text}
        </blockquote>
      ) : notice.surface === 'site' ? (
        <p class="about">
          The site asked with an interface of its own. Assent knows which categories and services it asked about, and
          not its words.
        </p>
      ) : (
        <NoticeInPlace notice={notice} />
      )}
      <p class="about">
        Its text hashes to the hash in the receipt. Colours and fonts of the site are not part of a notice; switches
        stand as they did before the visitor touched them.
      </p>
      <NoticeTexts notice={notice} />
    </>
  );
}
