# SPDX-License-Identifier: EUPL-1.2
"""Waiting times at half load while one paper, one sign-in and one import are always running."""
import http.client
import multiprocessing
import os
import re
import subprocess
import time

import house
import pages

CONNECTIONS = 32
HEAD = 'Nazwisko;Imię;PESEL;Powód\n'


def multipart(fields, name, content):
    mark = 'kompanbench'
    body = b''
    for k, v in fields.items():
        body += f'--{mark}\r\nContent-Disposition: form-data; name="{k}"\r\n\r\n{v}\r\n'.encode()
    body += (f'--{mark}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n'
             'Content-Type: text/csv\r\n\r\n').encode() + content + f'\r\n--{mark}--\r\n'.encode()
    return body, f'multipart/form-data; boundary={mark}'


def import_list(s, token, group_path, n):
    """Uploads one list of 200 rows; its preview is drawn, nothing is accepted."""
    csrf, _, page = s.csrf(group_path + '/import', token)
    new = re.search(r'name="id" value="([^"]*)"', page)
    rows = HEAD + ''.join(f'Próbna;Osoba {n} {i};;chce pracować\n' for i in range(200))
    body, kind = multipart({'csrf': csrf, 'id': new.group(1) if new else '', 'reason': 'z listy'}, 'lista.csv',
                           rows.encode())
    c = http.client.HTTPConnection('127.0.0.1', s.port, timeout=60)
    c.request('POST', group_path + '/import', body, {'Content-Type': kind, 'Cookie': f'kompan={token}'})
    r = c.getresponse()
    r.read()
    c.close()
    return r.status


def paper_path(s, token, p):
    """Some paper of the demonstration: the report if there is one, else the protocol of the meeting."""
    for start, pattern in [(f'/p/{p}/reports', rf'/p/{p}/reports/[^"]*pdf'),
                           (f'/p/{p}/groups', rf'/p/{p}/groups/\d+')]:
        status, body = s.get(start, token)
        hit = re.search(f'href="({pattern})"', body.decode()) if status == 200 else None
        if hit is None:
            continue
        if 'pdf' in hit.group(1):
            return hit.group(1)
        _, body = s.get(hit.group(1) + '/selection', token)
        meeting = re.search(rf'href="(/p/{p}/selections/\d+)"', body.decode())
        if meeting:
            return meeting.group(1) + '/protocol'
    return None


def wrk(s, token, path, conns, seconds, delay_ms=0):
    """The median, the p99 in ms and requests a second; each connection pauses between its requests."""
    script = os.path.join(house.work, 'pace.lua')
    with open(script, 'w') as f:
        f.write('function delay() return %d end\n' % delay_ms if delay_ms else '')
    out = subprocess.run(['wrk', '-t1', f'-c{conns}', f'-d{seconds}s', '--latency', '-s', script, '-H',
                          f'Cookie: kompan={token}', f'http://127.0.0.1:{s.port}{path}'], check=True,
                         capture_output=True, text=True).stdout
    unit = {'us': 1e-3, 'ms': 1, 's': 1000}
    at = {p: float(v) * unit[u] for p, v, u in re.findall(r'(50|99)%\s+([\d.]+)(us|ms|s)\b', out)}
    return at['50'], at['99'], float(re.search(r'Requests/sec:\s+([\d.]+)', out).group(1))


def always(act, stop, done):
    while not stop.is_set():
        act(done.value)
        done.value += 1


def beside(acts, run):
    """run() while each of acts repeats in a process of its own; what they did beside it."""
    stop = multiprocessing.Event()
    done = {n: multiprocessing.Value('i', 0) for n in acts}
    crowd = [multiprocessing.Process(target=always, args=(a, stop, done[n])) for n, a in acts.items()]
    for t in crowd:
        t.start()
    time.sleep(0.5)
    got = run()
    stop.set()
    for t in crowd:
        t.join()
    return got, ', '.join(f'{v.value} times {n}' for n, v in done.items())


def measure():
    db, p = house.sqlite()
    s = house.serve(f'sqlite:{db}', 2, options=('--trust-proxy', '127.0.0.1'))
    token = s.sign_in('koordynator')
    found = pages.addresses(s, token, p[0])
    path = found.get('person') or found['group']
    group = re.search(rf'/p/{p[0]}/groups/\d+', s.get(f'/p/{p[0]}/groups', token)[1].decode()).group(0)
    paper = paper_path(s, token, p[0])
    said = import_list(s, token, group, 0), s.get(paper, token)[0]
    _, _, full = wrk(s, token, path, CONNECTIONS, 4)
    pause = max(1, round(2000 * CONNECTIONS / full))
    quiet = wrk(s, token, path, CONNECTIONS, 6, pause)
    busy, runs = beside({'paper': lambda n: s.get(paper, token), # each from an address of its own: an address has a hundred tries in a quarter of an hour
                         'sign-in': lambda n: s.sign_in('ops', f'10.9.{n // 250}.{n % 250}'),
                         'import': lambda n: import_list(s, token, group, n)},
                        lambda: wrk(s, token, path, CONNECTIONS, 15, pause))
    s.stop()
    print(f'at {100 * quiet[2] / full:.0f} % of full load ({100 * busy[2] / full:.0f} % reached) beside {runs} (they answer'
          f' {said[0]} and {said[1]}): p99 {busy[1] / busy[0]:.1f} times the median (goal 10), without them'
          f' {quiet[1] / quiet[0]:.1f}; the median {busy[0] / quiet[0]:.1f}'
          f' and the p99 {busy[1] / quiet[1]:.1f} times those without them')
    return busy[1] / busy[0] > 10
