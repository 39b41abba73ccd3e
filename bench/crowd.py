# SPDX-License-Identifier: EUPL-1.2
"""A partnership of 20,000 people beside one of 60: the same pages, their statements and bytes, and their
instructions beside those of the bare loop with the same statements."""
import os
import re

import house
import pages

FEW, MANY = 60, 20000


def addresses(people):
    """The database, a token and name -> path of a person's page, my people and a search."""
    options = ('--people', str(people))
    db, p = house.sqlite(*options)
    url, p = f'sqlite:{db}', p[1]
    token = house.token_for(url, 'ops-2')
    s = house.serve(url)
    person = re.search(rf'href="(/p/{p}/people/\d+)"', s.get(f'/p/{p}/people', token)[1].decode())
    s.stop()
    if person is None:
        return db, token, {}
    return db, token, {'person': person.group(1), 'people': f'/p/{p}/people', 'search': f'/p/{p}/people?q=kalin'}


def look(db, token, path, name):
    """Bytes, statements, instructions of a request, and those of the bare loop."""
    statements = os.path.join(house.work, f'crowd-{name}.sql')
    size, n = pages.page(f'sqlite:{db}', token, path, statements)
    ours = pages.per_request(lambda wrap: house.serve(f'sqlite:{db}', 1, wrap, 120), path, token, name, 3, 13)
    bare = pages.per_request(lambda wrap: pages.bare(db, statements, size, wrap), path, token, name + '-bare', 3, 13)
    return size, n, ours, bare


def measure():
    missed = 0
    few_db, few_token, few = addresses(FEW)
    many_db, many_token, many = addresses(MANY)
    if not few:
        print('left out, this program has no page of people')
    for n in few:
        a, b = look(few_db, few_token, few[n], f'few-{n}'), look(many_db, many_token, many[n], f'many-{n}')
        beyond = (b[2] - b[3]) / b[3]
        missed += (b[1] > 12) + (beyond > 1)
        print(f'{n}: {b[1]} statements among {MANY} people, {a[1]} among {FEW} (at most 12); {b[0]} and {a[0]} bytes;'
              f' instructions beyond the bare loop {beyond:.2f} and {(a[2] - a[3]) / a[3]:.2f} of its own (at most 1.00);'
              f' {b[2] / a[2]:.1f} times the instructions', flush=True)
    return missed
