# SPDX-License-Identifier: EUPL-1.2
"""Instructions and statements of a page, and its throughput, beside the bare loop: libmicrohttpd and
the same statements, answering as many bytes."""
import glob
import os
import re
import subprocess

import house

# page, most statements, how to find its address
PAGES = [('person', 12), ('group', 12), ('report', 20), ('actions', None), ('partnership', None)]
FEW, MANY = 10, 50


def addresses(server, token, p):
    """Where the pages are, as a person would find them; absent pages are left out."""
    found = {'actions': f'/p/{p}/actions', 'partnership': f'/p/{p}/partnership'}
    for name, start, pattern in [('person', f'/p/{p}/people?show=all', rf'/p/{p}/people/\d+'),
                                 ('person', f'/p/{p}/people', rf'/p/{p}/people/\d+'),
                                 ('group', f'/p/{p}/groups', rf'/p/{p}/groups/\d+/months?[^"]*'),
                                 ('group', f'/p/{p}/groups', rf'/p/{p}/groups?/\d+'),
                                 ('report', f'/p/{p}/reports', rf'/p/{p}/reports/\d\d\d\d-\d\d')]:
        status, body = server.get(start, token)
        hit = re.search(f'href="({pattern})"', body.decode()) if status == 200 else None
        if hit and name not in found:
            found[name] = hit.group(1)
    return found


def instructions(out):
    """Of the process that served: the largest total."""
    most = 0
    for f in glob.glob(out + '*'):
        with open(f, errors='replace') as text:
            for line in text:
                if line.startswith(('summary:', 'totals:')):
                    most = max(most, int(line.split()[1]))
        os.unlink(f)
    return most


def per_request(start, path, token, name, few=FEW, many=MANY):
    """Instructions of one request more, by two runs that differ in their number."""
    total = []
    for n in (few, many):
        out = os.path.join(house.work, f'callgrind.{name}.{n}.')
        s = start(['valgrind', '-q', '--tool=callgrind', '--trace-children=yes', f'--callgrind-out-file={out}%p'])
        s.loop(path, token, n)
        s.stop()
        total.append(instructions(out))
    return (total[1] - total[0]) / (many - few)


def page(url, token, path, statements=None):
    argv = [house.PAGE, url, token, path] + ([statements] if statements else [])
    code, size, n = subprocess.run(argv, check=True, capture_output=True, text=True).stdout.split()
    if code != '200':
        raise SystemExit(f'bench: {path} answers {code}')
    return int(size), int(n)


def bare(db, statements, size, wrap=()):
    port = house.free_port()
    return house.Server([*wrap, house.BARE, 'serve', db, statements, str(size), str(port)], port, 60)


def rate(server, path, token):
    out = subprocess.run(['wrk', '-t1', '-c8', '-d2s', '-H', f'Cookie: kompan={token}',
                          f'http://127.0.0.1:{server.port}{path}'], check=True, capture_output=True, text=True).stdout
    return float(re.search(r'Requests/sec:\s+([\d.]+)', out).group(1))


def throughput(db, statements, size, path, token):
    """Seven interleaved pairs."""
    a, b = house.serve(f'sqlite:{db}'), bare(db, statements, size)
    shares = [rate(a, path, token) / rate(b, path, token) for _ in range(7)]
    a.stop()
    b.stop()
    return house.median(shares), min(shares), max(shares)


def measure_page(db, token, name, path, most):
    statements = os.path.join(house.work, f'{name}.sql')
    size, n = page(f'sqlite:{db}', token, path, statements)
    ours = per_request(lambda wrap: house.serve(f'sqlite:{db}', 1, wrap, 120), path, token, name)
    theirs = per_request(lambda wrap: bare(db, statements, size, wrap), path, token, name + '-bare')
    beyond = (ours - theirs) / theirs
    middle, low, high = throughput(db, statements, size, path, token)
    goal = f' (at most {most})' if most else ''
    print(f'{name}: {size} bytes, {n} statements{goal}; instructions beyond the bare loop: {beyond:.2f} of its own'
          f' (at most 1.00); throughput {100 * middle:.0f} % of the bare loop ({100 * low:.0f}-{100 * high:.0f};'
          ' goal 60)', flush=True)
    return (most is not None and n > most) + (most is not None and beyond > 1)


def measure():
    db, partnerships = house.sqlite()
    s = house.serve(f'sqlite:{db}')
    token = s.sign_in('koordynator')
    found = addresses(s, token, partnerships[0])
    s.stop()
    missed = 0
    for name, most in PAGES:
        if name in found:
            missed += measure_page(db, token, name, found[name], most)
        else:
            print(f'{name}: left out, this program has no such page yet')
    return missed
