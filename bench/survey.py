# SPDX-License-Identifier: EUPL-1.2
"""A survey of 1,000 and of 10,000 answers is closed: seconds, and memory that must not grow with the number."""
import os
import re
import subprocess

import house


def measure():
    subprocess.run(['ninja', '-C', os.path.join(house.ROOT, 'build'), '--quiet', 'bench/survey_bench'], check=True)
    out = subprocess.run([os.path.join(house.ROOT, 'build/bench/survey_bench'), '1000', '10000'], check=True,
                         capture_output=True, text=True).stdout
    print(out, end='')
    small, large = (float(mb) for mb in re.findall(r'([\d.]+) MB', out))
    return 0 if large <= small * 1.1 + 0.1 else 1
