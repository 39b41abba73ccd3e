# SPDX-License-Identifier: EUPL-1.2
"""How fast demo --scale fills a database, as a share of bare inserts of the same rows."""
import os
import subprocess
import time

import house

SCALE = 200


def best(n, measure):
    return min(measure() for _ in range(n))


def fill_sqlite():
    path = os.path.join(house.work, 'fill.db')
    for end in ('', '-wal', '-shm'):
        if os.path.exists(path + end):
            os.unlink(path + end)
    said, seconds = house.demo(f'sqlite:{path}', '--scale', str(SCALE))
    fill_sqlite.rows = said['rows']
    return seconds


def bare_sqlite():
    to = os.path.join(house.work, 'bare.db')
    for end in ('', '-wal', '-shm'):
        if os.path.exists(to + end):
            os.unlink(to + end)
    subprocess.run([house.KOMPAN, 'migrate', '--db', f'sqlite:{to}'], check=True, capture_output=True)
    out = subprocess.run([house.BARE, 'copy', os.path.join(house.work, 'fill.db'), to], check=True,
                         capture_output=True, text=True)
    return float(out.stdout)


def postgres():
    owner = os.environ.get('KOMPAN_PG_OWNER')
    if owner is None:
        print('PostgreSQL: left out, no KOMPAN_PG_OWNER')
        return
    base = owner[:owner.rindex('/')]
    took = {}
    backup = os.path.join(house.work, 'fill.bak')
    subprocess.run([house.KOMPAN, 'backup', '--db', f'sqlite:{house.work}/fill.db', '-o', backup], check=True)
    for name in ('bench_fill', 'bench_bare'):
        subprocess.run(['psql', '-q', owner, '-c', f'DROP DATABASE IF EXISTS {name}', '-c', f'CREATE DATABASE {name}'],
                       check=True, stderr=subprocess.DEVNULL)
        url = f'{base}/{name}'
        subprocess.run([house.KOMPAN, 'migrate', '--db', url], check=True, capture_output=True)
        began = time.monotonic()
        if name == 'bench_fill':
            house.demo(url, '--scale', str(SCALE))
        else:
            subprocess.run([house.KOMPAN, 'restore', '--db', url, backup], check=True, capture_output=True)
        took[name] = time.monotonic() - began
    for name in took:
        subprocess.run(['psql', '-q', owner, '-c', f'DROP DATABASE {name}'], check=True)
    print(f'PostgreSQL: demo at {100 * took["bench_bare"] / took["bench_fill"]:.0f} % of the rate of one-row inserts'
          ' (kompan restore of the same rows, one transaction)')


def measure():
    demo = best(3, fill_sqlite)
    bare = best(3, bare_sqlite)
    print(f'SQLite: {SCALE} partnerships, {fill_sqlite.rows} rows: demo at {100 * bare / demo:.0f} % of the rate of bare'
          ' prepared inserts in one transaction')
    postgres()
