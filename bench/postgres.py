# SPDX-License-Identifier: EUPL-1.2
"""Sixteen writers at once on PostgreSQL: how often a unit lost a race and ran again."""
import concurrent.futures
import os
import subprocess

import house
import writes

WRITERS, EACH = 16, 100


def counts(owner, name):
    sql = f"SELECT xact_commit, xact_rollback FROM pg_stat_database WHERE datname = '{name}'"
    out = subprocess.run(['psql', '-qAtF ', owner, '-c', 'SELECT pg_sleep(1.5)', '-c', sql], check=True,
                         capture_output=True, text=True).stdout.split()
    return int(out[-2]), int(out[-1])


def measure():
    owner, serve = os.environ.get('KOMPAN_PG_OWNER'), os.environ.get('KOMPAN_PG_SERVE')
    if owner is None:
        print('left out, no KOMPAN_PG_OWNER')
        return
    name = 'bench_writers'
    base = owner[:owner.rindex('/')]
    subprocess.run(['psql', '-q', owner, '-c', f'DROP DATABASE IF EXISTS {name}', '-c', f'CREATE DATABASE {name}'],
                   check=True, stderr=subprocess.DEVNULL)
    said, _ = house.demo(f'{base}/{name}')
    s = house.serve(f'{serve[:serve.rindex("/")]}/{name}', WRITERS)
    token, p = s.sign_in('koordynator'), said['partnership'][0][0]
    what, path, form = writes.form_of(s, token, p)
    before = counts(owner, name)
    with concurrent.futures.ThreadPoolExecutor(WRITERS) as pool:
        codes = {}
        for c in pool.map(lambda w: writes.send(s.port, token, path, form,
                                                range(900000 + w * EACH, 900000 + (w + 1) * EACH)), range(WRITERS)):
            for code, n in c.items():
                codes[code] = codes.get(code, 0) + n
    after = counts(owner, name)
    s.stop()
    subprocess.run(['psql', '-q', owner, '-c', f'DROP DATABASE {name}'], check=True)
    again = (after[1] - before[1]) * 1000 / (WRITERS * EACH)
    said = ', '.join(f'{n} times {code}' for code, n in sorted(codes.items()))
    print(f'{WRITERS} writers of {what} in one partnership: {again:.0f} reruns per 1,000 writes; {said}')
    return codes != {303: WRITERS * EACH}
