# SPDX-License-Identifier: EUPL-1.2
"""A partnership of 20,000 people beside one of 60: the same pages, their statements and bytes."""
import re

import house
import pages

FEW, MANY = 60, 20000


def ways(people):
    """Name -> (bytes, statements) of a person's page, my people and a search."""
    options = ('--people', str(people))
    db, p = house.sqlite(*options)
    url, p = f'sqlite:{db}', p[1]
    token = house.token_for(url, 'ops-2')
    s = house.serve(url)
    person = re.search(rf'href="(/p/{p}/people/\d+)"', s.get(f'/p/{p}/people', token)[1].decode())
    s.stop()
    if person is None:
        return {}
    found = {'person': person.group(1), 'people': f'/p/{p}/people', 'search': f'/p/{p}/people?q=kalin'}
    return {n: pages.page(url, token, path) for n, path in found.items()}


def measure():
    few, many = ways(FEW), ways(MANY)
    missed = 0
    if not few:
        print('left out, this program has no page of people')
    for n in few:
        missed += many[n][1] > 12
        print(f'{n}: {many[n][1]} statements among {MANY} people, {few[n][1]} among {FEW} (at most 12); {many[n][0]} and'
              f' {few[n][0]} bytes')
    return missed
