# SPDX-License-Identifier: EUPL-1.2
"""Fifty people sign in within a second: nobody is sent away."""
import collections
import threading
import time

import house

PEOPLE = 50


def measure():
    db, _ = house.sqlite('--scale', '10')
    s = house.serve(f'sqlite:{db}', 2)
    csrf, cookies, _ = s.csrf('/sign-in')
    seen, times = collections.Counter(), []
    logins = [n if k == 0 else f'{n}-{k + 1}' for k in range(10) for n in ('koordynator', 'ops', 'pup', 'ngo', 'dyrektor')]

    def one(i):
        time.sleep(i / PEOPLE)
        began = time.monotonic()
        try:
            r, _ = s.post('/sign-in', {'login': logins[i], 'password': house.PASSWORD, 'csrf': csrf, 'to': '',
                                       'kept': ''}, cookies)
            seen[r.status] += 1
        except OSError as e:
            seen[type(e).__name__] += 1
        times.append(time.monotonic() - began)

    crowd = [threading.Thread(target=one, args=(i,)) for i in range(PEOPLE)]
    for t in crowd:
        t.start()
    for t in crowd:
        t.join()
    s.stop()
    times.sort()
    said = ', '.join(f'{n} times {code}' for code, n in sorted(seen.items(), key=str))
    print(f'{PEOPLE} sign-ins in a second: {said} (503: {seen[503]}, at most 0); the slowest waited'
          f' {times[-1] / times[len(times) // 2]:.1f} times the median')
    return seen[303] != PEOPLE
