// @vitest-environment node
import { describe, expect, test } from 'vitest';
import { dayOf } from '../../../src/admin/day';
import { queryOf, toggled } from '../../../src/admin/query';
import { boundsOf, faultOf } from '../../../src/admin/range';
import { spread } from '../../../src/admin/spread';

const TODAY = dayOf('2026-11-24');

describe('the range', () => {
  test('seven days are today and the six before it', () => {
    expect(boundsOf({ last: 7 }, TODAY)).toEqual({
      first: dayOf('2026-11-18'),
      last: TODAY,
      from: '2026-11-18T00:00:00.000Z',
      to: null,
    });
  });

  test('both days of a range of one’s own are in it', () => {
    expect(boundsOf({ from: '2026-02-27', to: '2026-02-28' }, TODAY)).toMatchObject({
      from: '2026-02-27T00:00:00.000Z',
      to: '2026-03-01T00:00:00.000Z',
    });
  });

  test('all of them have no bounds for the endpoint', () => {
    expect(boundsOf({ last: null }, TODAY)).toEqual({ first: null, last: TODAY, from: null, to: null });
  });

  test('days that are no range are named', () => {
    expect(faultOf('2026-02-27', '2026-02-28')).toBe('');
    expect(faultOf('2026-02-28', '2026-02-27')).toMatch('after');
    expect(faultOf('', '2026-02-27')).toMatch('both');
    expect(faultOf('0001-01-01', '2026-02-27')).toMatch('twenty years');
  });
});

describe('filters', () => {
  test('all that are set are asked for, the unknown region included', () => {
    const query = queryOf(
      { from: '2026-11-18T00:00:00.000Z', to: null },
      { action: 'choose', region: '', policy: 'a&b=c' },
    );
    expect([...query]).toEqual([
      ['from', '2026-11-18T00:00:00.000Z'],
      ['action', 'choose'],
      ['region', ''],
      ['policy', 'a&b=c'],
    ]);
  });

  test('the same one again takes it off, another replaces it, and the others stay', () => {
    const filters = { action: 'choose', region: 'OM' };
    expect(toggled(filters, 'region', 'OM')).toEqual({ action: 'choose', region: undefined });
    expect(toggled(filters, 'region', 'DE')).toEqual({ action: 'choose', region: 'DE' });
  });
});

describe('labels at the ends of lines', () => {
  test('stay where they are when they have room', () => {
    expect(spread([90, 10, 50], 16, 0, 100)).toEqual([90, 10, 50]);
  });

  test('move apart in their order when they have not', () => {
    expect(spread([50, 52, 49], 16, 0, 100)).toEqual([65, 81, 49]);
  });

  test('stay inside of the plot', () => {
    expect(spread([98, 99, 100], 16, 0, 100)).toEqual([68, 84, 100]);
    expect(spread([-5, 0], 16, 0, 100)).toEqual([0, 16]);
  });
});
