import type { Notice } from '../consent/notice';
import { labelOf } from './actions';
import { Button } from './button';
import { Link } from './link';
import { rise } from './rise';

interface BannerProps {
  notice: Notice;
  onAction: (action: string) => void;
  onNear: (action: string) => void;
}

/** The first layer. Not modal: it takes no focus, holds none, and no key closes it. */
export function Banner({ notice, onAction, onNear }: BannerProps) {
  const { texts, policy, buttons, layout, position } = notice;
  return (
    <section
      ref={rise}
      part="banner"
      aria-labelledby="title"
      popover="manual"
      data-layout={layout}
      data-position={position}
    >
      <div class="text">
        <h2 id="title">{texts.title}</h2>
        <p>
          {texts.body} <Link url={policy.url}>{texts.policyLink}</Link>
        </p>
      </div>
      <div class="buttons">
        {buttons.map((action) => (
          <Button
            action={action}
            text={labelOf(notice, action)}
            onClick={() => onAction(action)}
            onNear={() => onNear(action)}
          />
        ))}
      </div>
    </section>
  );
}
