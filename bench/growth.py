# SPDX-License-Identifier: EUPL-1.2
"""The same page of the same partnership, alone in the house and one of 2,500: instructions on SQLite,
shared buffers on PostgreSQL; there also one of 250, since the indexes of a single
partnership are one page high and lie above nothing: what grows from 250 to 2,500 is no height of a tree."""
import os
import subprocess

import house
import pages

SOME, MANY = 250, 2500
PATHS = ['group', 'person', 'report', 'actions']


def count(url, token, p):
    s = house.serve(url)
    found = pages.addresses(s, token, p)
    s.stop()
    return {n: pages.per_request(lambda wrap: house.serve(url, 1, wrap, 120), found[n], token, 'grow-' + n)
            for n in PATHS if n in found}


def sqlite():
    ways = []
    for scale in (1, MANY):
        db, p = house.sqlite('--scale', str(scale))
        ways.append(count(f'sqlite:{db}', house.token_for(f'sqlite:{db}'), p[0]))
    missed = 0
    for n in ways[0]:
        share = ways[1][n] / ways[0][n]
        missed += share > 1.25
        print(f'{n}: {share:.2f} times the instructions among {MANY} partnerships (at most 1.25)', flush=True)
    os.unlink(house.sqlite('--scale', str(MANY))[0])
    return missed


def buffers(owner, name):
    """Asked while no connection is open: only then is every block counted for certain."""
    sql = f"SELECT blks_hit + blks_read FROM pg_stat_database WHERE datname = '{name}'"
    return int(subprocess.run(['psql', '-qAt', owner, '-c', 'SELECT pg_sleep(1.5)', '-c', sql], check=True,
                              capture_output=True, text=True).stdout.split()[-1])


def blocks(url, owner, name, path, token):
    """Blocks of one request more, by two runs that differ in their number."""
    runs = []
    for requests in (20, 220):
        before = buffers(owner, name)
        s = house.serve(url)
        s.loop(path, token, requests)
        s.stop()
        runs.append(buffers(owner, name) - before)
    return (runs[1] - runs[0]) / 200


def blocks_of(url, owner, name, p):
    s = house.serve(url)
    token = s.sign_in('koordynator')
    found = pages.addresses(s, token, p)
    s.stop()
    return {n: blocks(url, owner, name, found[n], token) for n in PATHS if n in found}


def postgres():
    owner, serve = os.environ.get('KOMPAN_PG_OWNER'), os.environ.get('KOMPAN_PG_SERVE')
    if owner is None:
        print('PostgreSQL: left out, no KOMPAN_PG_OWNER')
        return 0
    ways = []
    for scale in (1, SOME, MANY):
        name = f'bench_grow_{scale}'
        base = owner[:owner.rindex('/')]
        subprocess.run(['psql', '-q', owner, '-c', f'DROP DATABASE IF EXISTS {name}', '-c', f'CREATE DATABASE {name}'],
                       check=True, stderr=subprocess.DEVNULL)
        said, _ = house.demo(f'{base}/{name}', '--scale', str(scale))
        # hint bits and the map of visible pages are set now, not by the pages that are measured
        subprocess.run(['psql', '-q', f'{base}/{name}', '-c', 'VACUUM ANALYZE'], check=True, stderr=subprocess.DEVNULL)
        ways.append(blocks_of(f'{serve[:serve.rindex("/")]}/{name}', owner, name, said['partnership'][0][0]))
        subprocess.run(['psql', '-q', owner, '-c', f'DROP DATABASE {name}'], check=True)
    missed = 0
    for n in ways[0]:
        share = ways[2][n] / ways[0][n]
        missed += share > 1.25
        print(f'PostgreSQL {n}: {share:.2f} times the shared buffers among {MANY} partnerships (at most 1.25), '
              f'{ways[2][n] / ways[1][n]:.2f} times those among {SOME}: ' + ', '.join(f'{w[n]:.1f}' for w in ways),
              flush=True)
    return missed


def measure():
    return sqlite() + postgres()
