import type { Stored } from '../storage';
import { given } from './given';
import { type Phase, snapshots } from './trial';

const keyOf = ({ kind, name }: Stored) => `${kind} ${name}`;
const isAssents = ({ name }: Stored) => /^(__Host-)?assent($|\.)/.test(name);

export function StoredTable() {
  const { texts, necessary } = given;
  const phases: readonly Phase[] = necessary ? ['yes'] : ['before', 'yes', 'no'];
  const all = new Map(Object.values(snapshots.value).flatMap((found) => found.map((it) => [keyOf(it), it])));
  const rows = [...all.values()].sort((a, b) => Number(isAssents(a)) - Number(isAssents(b)));
  return (
    <div class="stored">
      <h2>{texts.stored}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard */}
      <section class="scroll" tabIndex={0} aria-label={texts.stored}>
        <table>
          <thead>
            <tr>
              <th scope="col">{texts.entry}</th>
              {phases.map((phase) => (
                <th key={phase} scope="col">
                  {necessary ? texts.now : texts.spans[phase]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.length === 0 && (
              <tr>
                <td colSpan={phases.length + 1}>{texts.nothingStored}</td>
              </tr>
            )}
            {rows.map((row) => (
              <tr key={keyOf(row)} class={isAssents(row) ? 'own' : 'vendor'}>
                <th scope="row">
                  <code dir="ltr">{row.name}</code> <small dir="ltr">{row.kind}</small>
                  {isAssents(row) && <small> {texts.assents}</small>}
                </th>
                {phases.map((phase) => (
                  <Cell key={phase} found={snapshots.value[phase]} row={row} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}

function Cell({ found, row }: { readonly found: readonly Stored[] | undefined; readonly row: Stored }) {
  const { texts } = given;
  if (!found) return <td class="unseen">–</td>;
  const isThere = found.some((it) => keyOf(it) === keyOf(row));
  return <td class={isThere ? 'there' : 'gone'}>{isThere ? texts.there : texts.gone}</td>;
}
