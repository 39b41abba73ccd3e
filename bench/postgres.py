# SPDX-License-Identifier: EUPL-1.2
"""Sixteen writers at once on PostgreSQL: how often a unit lost a race and ran again."""
import concurrent.futures
import os
import re
import subprocess

import house
import writes

WRITERS, EACH, TURN = 16, 100, 100000


def rollbacks(owner, name):
    """PostgreSQL counts a connection's units for certain only when it has ended: ask while none is open."""
    sql = f"SELECT xact_rollback FROM pg_stat_database WHERE datname = '{name}'"
    return int(subprocess.run(['psql', '-qAt', owner, '-c', 'SELECT pg_sleep(1)', '-c', sql], check=True,
                              capture_output=True, text=True).stdout.split()[-1])


def people_of(s, token, p):
    found = re.findall(rf'href="/p/{p}/people/(\d+)"', s.get(f'/p/{p}/people?show=all', token)[1].decode())
    return sorted(set(found))


def services(s, houses):
    """Each writer logs services of her own client; the writers take turns in the partnerships."""
    jobs = []
    for w in range(WRITERS):
        token, p = houses[w % len(houses)]
        _, path, form = writes.form_of(s, token, p)
        people = people_of(s, token, p)
        jobs.append((token, path, {**form, 'person': people[w // len(houses) % len(people)]}))
    return jobs


def mixed(s, houses):
    """Half log services; the others note risks, tell what was done inside, set meetings, and correct the entries of
    the first turn, as one partnership does on one morning."""
    jobs = services(s, houses[:1])
    token, p = houses[0]
    for w in range(0, WRITERS, 2):
        path = f'/p/{p}/' + ('risks/new', 'services/{}', 'actions/inside', 'events/new')[w // 2 % 4]
        if path.endswith('{}'):
            jobs[w] = (token, path, {**jobs[w][2], 'scope': 'Rozmowa i telefon', 'reason': 'pomyłka'})
            continue
        csrf, _, page = s.csrf(path, token)

        def first(name):
            hit = re.search(rf'<select[^>]*name="{name}".*?<option value="(\d+)"', page, re.S)
            return hit.group(1) if hit else ''
        form = {'csrf': csrf, 'on': jobs[1][2]['on'], 'partner': first('partner')}
        if path.endswith('risks/new'):
            form.update(content='Krótki dzień, trudny dojazd', level='low')
        elif path.endswith('events/new'):
            form.update(name='Spotkanie', kind=jobs[1][2]['kind'], minutes='1')
        else:
            form.update(content='Narada', topic='meeting', user=first('user'))
        jobs[w] = (token, path, form)
    return jobs


def run(url, partnerships, jobs_of, each, codes, start):
    s = house.serve(url, WRITERS)
    logins = ['koordynator'] + [f'koordynator-{n + 1}' for n in range(1, len(partnerships))]
    jobs = jobs_of(s, [(s.sign_in(login), p) for login, p in zip(logins, partnerships)])
    with concurrent.futures.ThreadPoolExecutor(WRITERS) as pool:
        for c in pool.map(lambda w: writes.send(s.port, *jobs[w], range(start + w * each, start + (w + 1) * each),
                                                back=2 * TURN), range(WRITERS)):
            for code, n in c.items():
                codes[code] = codes.get(code, 0) + n
    s.stop()


def measure():
    owner, serve = os.environ.get('KOMPAN_PG_OWNER'), os.environ.get('KOMPAN_PG_SERVE')
    if owner is None:
        print('left out, no KOMPAN_PG_OWNER')
        return 0
    name = 'bench_writers'
    base = owner[:owner.rindex('/')]
    subprocess.run(['psql', '-q', owner, '-c', f'DROP DATABASE IF EXISTS {name}', '-c', f'CREATE DATABASE {name}'],
                   check=True, stderr=subprocess.DEVNULL)
    said, _ = house.demo(f'{base}/{name}', '--scale', '4')
    subprocess.run(['psql', '-q', f'{base}/{name}', '-c', 'VACUUM ANALYZE'], check=True, stderr=subprocess.DEVNULL)
    url, all_p = f'{serve[:serve.rindex("/")]}/{name}', [p[0] for p in said['partnership']]
    missed = 0
    for turn, (what, jobs_of, partnerships) in enumerate([('services in one partnership', services, all_p[:1]),
                                                          ('services in four partnerships', services, all_p),
                                                          ('all sorts in one partnership', mixed, all_p[:1])]):
        rolled, codes = [], {}
        for each in (0, EACH):          # the same without writes is taken off: starting rolls back too
            before = rollbacks(owner, name)
            run(url, partnerships, jobs_of, each, codes, 900000 + turn * TURN)
            rolled.append(rollbacks(owner, name) - before)
        again = (rolled[1] - rolled[0]) * 1000 / (WRITERS * EACH)
        told = ', '.join(f'{n} times {code}' for code, n in sorted(codes.items()))
        print(f'{WRITERS} writers of {what}: {again:.0f} reruns per 1,000 writes (at most 100); {told}', flush=True)
        missed += codes != {303: WRITERS * EACH} or again > 100
    subprocess.run(['psql', '-q', owner, '-c', f'DROP DATABASE {name}'], check=True)
    return missed
