# SPDX-License-Identifier: EUPL-1.2
"""A worker's resident memory before and after 100,000 requests, no paper or password in flight."""
import os
import re
import subprocess

import house
import pages

REQUESTS = 100000


def children(pid):
    out = subprocess.run(['ps', '-o', 'pid=', '--ppid', str(pid)], capture_output=True, text=True).stdout
    return [int(p) for p in out.split()]


def resident(pid):
    with open(f'/proc/{pid}/status') as f:
        return int(re.search(r'VmRSS:\s+(\d+)', f.read()).group(1)) / 1024


def measure():
    db, p = house.sqlite()
    s = house.serve(f'sqlite:{db}')
    token = s.sign_in('koordynator')
    found = list(pages.addresses(s, token, p[0]).values())
    script = os.path.join(house.work, 'mix.lua')
    with open(script, 'w') as f:
        f.write('local n, paths = 0, {%s}\n' % ', '.join(f'"{x}"' for x in found + ['/']))
        f.write('request = function() n = n + 1; return wrk.format("GET", paths[n % #paths + 1], '
                f'{{["Cookie"] = "kompan={token}"}}) end\n')
    worker = children(s.process.pid)[0]
    done, points = 0, []
    while done < REQUESTS and len(points) < 40:
        out = subprocess.run(['wrk', '-t1', '-c8', '-d5s', '-s', script, f'http://127.0.0.1:{s.port}/'], check=True,
                             capture_output=True, text=True).stdout
        done += int(re.search(r'(\d+) requests in', out).group(1))
        points.append((done, resident(worker)))
    s.stop()
    first, last = points[0], points[-1]
    half = points[len(points) // 2]
    print(f'worker: {first[1]:.1f} MB after {first[0]} requests, {half[1]:.1f} after {half[0]}, {last[1]:.1f} MB after'
          f' {last[0]} (aim 30, not growing)')
