# SPDX-License-Identifier: EUPL-1.2
# count_tests.py LOG.json... - single tests in logs of `meson test`: names what failed or was
# skipped, then "PASSED FAILED SKIPPED". A program that prints no TAP is one test; one that died without a
# "not ok" has one failure more than it says. No log at all is an error: nothing was tested.
import json
import re
import sys

passed = failed = skipped = programs = 0
for name in sys.argv[1:]:
    with open(name, encoding='utf-8') as log:
        for line in log:
            test = json.loads(line)
            programs += 1
            out = test.get('stdout') or ''
            lines = re.findall(r'^(not ok|ok)\b(.*)$', out, re.M)
            left = [text for _, text in lines if '# skip' in text.lower()]
            bad = [text for word, text in lines if word == 'not ok' and '# skip' not in text.lower()]
            good = len(lines) - len(left) - len(bad)
            if test['result'] == 'SKIP':
                left.append(' the whole program')
            elif test['result'] not in ('OK', 'EXPECTEDFAIL') and not bad:
                bad = [' the program ended: ' + test['result']]
            elif not lines:
                good = 1
            for text in left:
                print(f"    skipped {test['name']}:{re.sub(' *# skip', '', text, flags=re.I)}")
            for text in bad:
                print(f"    not ok {test['name']}:{text}")
            if bad:
                tail = ((test.get('stdout') or '') + (test.get('stderr') or '')).splitlines()[-25:]
                print('\n'.join('        ' + text for text in tail))
            passed, failed, skipped = passed + good, failed + len(bad), skipped + len(left)
if programs == 0:
    sys.exit('count_tests: no test was run')
print(passed, failed, skipped)
