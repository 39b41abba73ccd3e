# SPDX-License-Identifier: EUPL-1.2
"""From the start of the program to its first answer; bare loop beside it."""
import os

import house
import pages


def measure():
    db, _ = house.sqlite()
    none = os.path.join(house.work, 'none.sql')
    open(none, 'w').close()
    ours, theirs = [], []
    for _ in range(7):
        s = house.serve(f'sqlite:{db}', 2)
        ours.append(s.first_answer)
        s.stop()
        s = pages.bare(db, none, 100)
        theirs.append(s.first_answer)
        s.stop()
    print(f'start to first answer: {house.median(ours):.3f} s (aim 0.2), {house.median(ours) / house.median(theirs):.1f}'
          ' times the bare loop')
