# SPDX-License-Identifier: EUPL-1.2
"""The file of a person with 500 entries, what is due today, the plan as PDF beside WeasyPrint, and a search
among 20,000 people of an installation of 1,000,000 beside the same among 200."""
import os
import re
import sqlite3
import subprocess

import growth
import house
import pages
import papers

ENTRIES, FEW, MANY, ALL = 500, 200, 20000, 1000000
# what is typed: a beginning, a part inside, two parts; the names of the demonstration hold them
TYPED = ('kalin', 'alin', 'wsk+ann')
# a partnership of people and what belongs to it, parents first
TABLES = ('partnership', 'person', 'person_word', 'name_ending', 'enrolment', 'client_group')


def columns(db, table):
    return [row[1] for row in db.execute(f'PRAGMA table_info({table})')]


def copy(db, table, where, **change):
    """Rows once more, with some columns made anew by an expression."""
    names = columns(db, table)
    db.execute(f"INSERT INTO {table} ({', '.join(names)}) SELECT {', '.join(change.get(n, n) for n in names)}"
               f' FROM {table} WHERE {where}')


def long_file(path, person):
    """Services of one person once more until she has 500."""
    with sqlite3.connect(path) as db:
        mine = f'person_id = {person} AND event_id IS NULL'
        while db.execute(f'SELECT count(*) FROM service WHERE {mine}').fetchone()[0] < ENTRIES:
            top = db.execute('SELECT max(id) FROM service').fetchone()[0]
            copy(db, 'service', mine, id=f'{top} + row_number() OVER (ORDER BY id)')
    db.close()


def names_of_their_own(path, tenant):
    """The demonstration has few names, life has many: everybody gets one more word that nobody else has."""
    with sqlite3.connect(path) as db:
        people = [row[0] for row in db.execute('SELECT id FROM person WHERE tenant_id = ?', (tenant,))]
        for n, person in enumerate(people):
            word = ''.join('bdgklmnprstz'[n // 12 ** i % 12] + 'aeiouy'[n // 6 ** i % 6] for i in range(4))
            db.execute('INSERT INTO person_word VALUES (?, ?, ?)', (tenant, word, person))
            db.executemany('INSERT OR IGNORE INTO name_ending VALUES (?, ?, ?)',
                           [(tenant, word[i:], word) for i in range(1, len(word) - 2)])
    db.close()


def fill_up(path, tenant):
    """The people of one partnership once more for other partnerships, until there are a million."""
    with sqlite3.connect(path) as db:
        for k in range(1, ALL // MANY):
            for table in TABLES:
                key = 'id' if table == 'partnership' else 'tenant_id'
                copy(db, table, f'{key} = {tenant}', **{key: str(tenant + k)})
        n = db.execute('SELECT count(*) FROM person').fetchone()[0]
    db.close()
    return n


def plan_of(path, tenant, person):
    """The address of the newest plan."""
    with sqlite3.connect(path) as db:
        found = db.execute('SELECT id FROM plan WHERE tenant_id = ? AND person_id = ? ORDER BY no DESC LIMIT 1',
                           (tenant, person)).fetchone()
    db.close()
    return None if found is None else f'/p/{tenant}/plans/{found[0]}'


def measure_file():
    path = os.path.join(house.work, 'case.db')
    said, _ = house.demo(f'sqlite:{path}')
    p = said['partnership'][0][0]
    s = house.serve(f'sqlite:{path}')
    token = s.sign_in('ops')
    person = re.search(rf'href="/p/{p}/people/(\d+)"', s.get(f'/p/{p}/people', token)[1].decode()).group(1)
    plan = plan_of(path, p, person)
    if plan is None:
        print('plan: left out, nobody has one')
    else:
        took, size = papers.seconds(s, token, f'{plan}/plan.pdf')
        other = papers.weasyprint(s.get(plan, token)[1].decode())
        share = f"{took / other:.2f} of WeasyPrint's time" if other else 'WeasyPrint is not here'
        print(f'plan as PDF, {size} bytes: {share}, page and database included (at most 0.20)', flush=True)
    s.stop()
    long_file(path, person)
    return (pages.measure_page(path, token, f'file of {ENTRIES} entries', f'/p/{p}/people/{person}', 12)
            + pages.measure_page(path, token, 'my day', '/', 12))


def search_in(path, tenant, name):
    """Of each part typed: bytes, statements and instructions of the page."""
    url = f'sqlite:{path}'
    token = house.token_for(url, 'ops-2')
    found = {}
    for i, typed in enumerate(TYPED):
        to = f'/p/{tenant}/people?q={typed}'
        found[typed] = (*pages.page(url, token, to.replace('+', ' '), None),
                        pages.per_request(lambda wrap: house.serve(url, 1, wrap, 120), to, token, f'{name}-{i}', 3, 13))
    return found


def search_file(people):
    """Path and partnership of a database with so many people."""
    path = os.path.join(house.work, f'search{people}.db')
    said, _ = house.demo(f'sqlite:{path}', '--people', str(people))
    tenant = int(said['partnership'][1][0])
    names_of_their_own(path, tenant)
    return path, tenant


def compare(found, what):
    missed = 0
    for typed in TYPED:
        times = found[MANY][typed][-1] / found[FEW][typed][-1]
        # of two parts one leads, and all who have it are asked for the other; blocks are told, not judged
        judged = what == 'instructions' and '+' not in typed
        missed += judged and times > 3
        goal = ' (at most 3.0)' if judged else ''
        print(f'search "{typed}" among {MANY} of {ALL}: {times:.1f} times the {what} of that among {FEW}{goal};'
              f' {found[MANY][typed]} and {found[FEW][typed]}', flush=True)
    return missed


def fill_up_postgres(url, path, tenant):
    """As fill_up, there; the walls between partnerships are down meanwhile."""
    script = []
    with sqlite3.connect(path) as db:
        for table in TABLES:
            key = 'id' if table == 'partnership' else 'tenant_id'
            names = columns(db, table)
            script += [f'ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY',
                       f"INSERT INTO {table} ({', '.join(names)}) SELECT "
                       + ', '.join(f'{key} + k' if n == key else n for n in names)
                       + f' FROM {table}, generate_series(1, {ALL // MANY - 1}) k WHERE {key} = {tenant}']
            if key == 'tenant_id':
                script.append(f'ALTER TABLE {table} FORCE ROW LEVEL SECURITY')
    db.close()
    subprocess.run(['psql', '-q', '-v', 'ON_ERROR_STOP=1', url, *[w for s in script for w in ('-c', s)]], check=True)


def blocks_in(people, path, tenant):
    """The same on PostgreSQL: shared buffers of each page."""
    owner, serve = os.environ['KOMPAN_PG_OWNER'], os.environ['KOMPAN_PG_SERVE']
    name = 'bench_search'
    url = f'{owner[:owner.rindex("/")]}/{name}'
    backup = os.path.join(house.work, 'search.bak')
    subprocess.run(['psql', '-q', owner, '-c', f'DROP DATABASE IF EXISTS {name}', '-c', f'CREATE DATABASE {name}'],
                   check=True, stderr=subprocess.DEVNULL)
    for command in (['backup', '--db', f'sqlite:{path}', '-o', backup], ['migrate', '--db', url],
                    ['restore', '--db', url, backup]):
        subprocess.run([house.KOMPAN, *command], check=True, capture_output=True)
    os.unlink(backup)
    if people == MANY:
        fill_up_postgres(url, path, tenant)
    subprocess.run(['psql', '-q', url, '-c', 'VACUUM ANALYZE'], check=True, stderr=subprocess.DEVNULL)
    url = f'{serve[:serve.rindex("/")]}/{name}'
    token = house.token_for(url, 'ops-2')
    found = {typed: (growth.blocks(url, owner, name, f'/p/{tenant}/people?q={typed}', token),) for typed in TYPED}
    subprocess.run(['psql', '-q', owner, '-c', f'DROP DATABASE {name}'], check=True)
    return found


def measure_search():
    made = {n: search_file(n) for n in (FEW, MANY)}
    missed = 0
    if os.environ.get('KOMPAN_PG_OWNER') is None:
        print('PostgreSQL: left out, no KOMPAN_PG_OWNER')
    else:
        missed += compare({n: blocks_in(n, *made[n]) for n in made}, 'shared buffers')
    print(f'people: {fill_up(*made[MANY])}', flush=True)
    return missed + compare({n: search_in(*made[n], f'search-{n}') for n in made}, 'instructions')


def measure():
    return measure_file() + measure_search()
