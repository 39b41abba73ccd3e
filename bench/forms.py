# SPDX-License-Identifier: EUPL-1.2
"""Reading and checking forms, beside a bare parse of the same bytes by jansson: instructions."""
import glob
import os
import re
import subprocess

import house

GOAL = 10
OTHERS = os.environ.get('KOMPAN_FIXTURES', os.path.join(house.ROOT, '..', 'shared', 'fixtures'))


def instructions(what, path, times):
    said = subprocess.run(['valgrind', '--tool=callgrind', '--callgrind-out-file=/dev/null',
                           os.path.join(house.ROOT, 'build', 'bench', 'forms'), what, path, str(times)],
                          check=True, capture_output=True, text=True).stderr
    return int(re.search(r'Collected : (\d+)', said).group(1))


def one(what, path):
    return instructions(what, path, 2) - instructions(what, path, 1)


def measure():
    subprocess.run(['ninja', '-C', os.path.join(house.ROOT, 'build'), '--quiet', 'bench/forms'], check=True)
    missed = 0
    for folder, n in ((os.path.join(house.ROOT, 'data', 'forms'), 1),
                      (os.path.join(OTHERS, 'forms', 'questionnaire'), 3)):
        files = sorted(glob.glob(os.path.join(folder, '*.json')), key=os.path.getsize)[-n:]
        if not files:
            print(f'left out: {folder} is not here')
        for path in files:
            bare, ours = one('parse', path), one('read', path)
            missed += ours > GOAL * bare
            print(f'{os.path.basename(path)}, {os.path.getsize(path):,} bytes: {ours / bare:.1f} times the'
                  f' instructions of a bare parse (at most {GOAL})', flush=True)
    return missed
