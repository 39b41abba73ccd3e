# SPDX-License-Identifier: EUPL-1.2
"""The file of a person with 500 entries, what is due today, the plan as PDF beside WeasyPrint, and a search
among 20,000 people of an installation of 1,000,000 beside the same among 200."""
import os
import re
import sqlite3

import house
import pages
import papers

ENTRIES, FEW, MANY, ALL = 500, 200, 20000, 1000000


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


def fill_up(path, tenant):
    """The people of one partnership once more for other partnerships, until there are a million."""
    with sqlite3.connect(path) as db:
        for k in range(1, ALL // MANY):
            other = tenant + k
            for table in ('partnership', 'person', 'person_word', 'enrolment', 'client_group'):
                key = 'id' if table == 'partnership' else 'tenant_id'
                copy(db, table, f'{key} = {tenant}', **{key: str(other)})
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
            + pages.measure_page(path, token, 'my day', '/', None))


def search_in(path, tenant, name):
    url = f'sqlite:{path}'
    token = house.token_for(url, 'ops-2')
    size, n = pages.page(url, token, f'/p/{tenant}/people?q=kalin', None)
    return size, n, pages.per_request(lambda wrap: house.serve(url, 1, wrap, 120), f'/p/{tenant}/people?q=kalin', token,
                                      name, 3, 13)


def measure_search():
    found = {}
    for people in (FEW, MANY):
        path = os.path.join(house.work, f'search{people}.db')
        said, _ = house.demo(f'sqlite:{path}', '--people', str(people))
        tenant = int(said['partnership'][1][0])
        n = fill_up(path, tenant) if people == MANY else people
        found[people] = search_in(path, tenant, f'search-{people}')
        print(f'search among {people} of {n}: {found[people][0]} bytes, {found[people][1]} statements', flush=True)
    times = found[MANY][2] / found[FEW][2]
    print(f'search among {MANY} of {ALL}: {times:.1f} times the instructions of that among {FEW} (at most 3.0)')
    return times > 3


def measure():
    return measure_file() + measure_search()
