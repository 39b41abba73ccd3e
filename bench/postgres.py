# SPDX-License-Identifier: EUPL-1.2
"""Sixteen writers at once on PostgreSQL: how often a unit lost a race and ran again."""
import concurrent.futures
import os
import re
import subprocess

import house
import writes

WRITERS, EACH = 16, 100


def rollbacks(owner, name):
    """PostgreSQL counts a connection's units for certain only when it has ended: ask while none is open."""
    sql = f"SELECT xact_rollback FROM pg_stat_database WHERE datname = '{name}'"
    return int(subprocess.run(['psql', '-qAt', owner, '-c', 'SELECT pg_sleep(1)', '-c', sql], check=True,
                              capture_output=True, text=True).stdout.split()[-1])


def run(url, p, each, codes):
    s = house.serve(url, WRITERS)
    token = s.sign_in('koordynator')
    what, path, form = writes.form_of(s, token, p)
    people = sorted(set(re.findall(rf'href="/p/{p}/people/(\d+)"', s.get(f'/p/{p}/people?show=all', token)[1].decode())))
    if 'person' in form:            # each writer has her own client, as on a working day
        forms = [{**form, 'person': people[w % len(people)]} for w in range(WRITERS)]
    else:
        forms = [form] * WRITERS
    with concurrent.futures.ThreadPoolExecutor(WRITERS) as pool:
        for c in pool.map(lambda w: writes.send(s.port, token, path, forms[w],
                                                range(900000 + w * each, 900000 + (w + 1) * each)), range(WRITERS)):
            for code, n in c.items():
                codes[code] = codes.get(code, 0) + n
    s.stop()
    return what


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
    url, p = f'{serve[:serve.rindex("/")]}/{name}', said['partnership'][0][0]
    rolled, codes = [], {}
    for each in (0, EACH):          # the same without writes is taken off: starting rolls back too
        before = rollbacks(owner, name)
        what = run(url, p, each, codes)
        rolled.append(rollbacks(owner, name) - before)
    subprocess.run(['psql', '-q', owner, '-c', f'DROP DATABASE {name}'], check=True)
    again = (rolled[1] - rolled[0]) * 1000 / (WRITERS * EACH)
    said = ', '.join(f'{n} times {code}' for code, n in sorted(codes.items()))
    print(f'{WRITERS} writers of {what} in one partnership: {again:.0f} reruns per 1,000 writes; {said}')
    return codes != {303: WRITERS * EACH}
