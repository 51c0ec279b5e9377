import { Kbd } from '@mantine/core';
import { Fragment } from 'react';
import { shortcutGroups } from './keys';

/** All keys of the window with what they do. */
export function ShortcutList() {
  return (
    <div className="shortcut-list">
      {shortcutGroups.map((group) => (
        <section key={group.title} aria-label={group.title}>
          <h3 className="section-label">{group.title}</h3>
          <dl>
            {group.keys.map(({ keys, does }) => (
              <div key={does}>
                <dt>{does}</dt>
                <dd>
                  {keys.map((key, index) => (
                    <Fragment key={key}>
                      {index > 0 && ' '}
                      <Kbd size="xs">{key}</Kbd>
                    </Fragment>
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}
