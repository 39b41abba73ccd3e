#!/bin/bash
# SPDX-License-Identifier: EUPL-1.2
# trace_test.sh TRACE - what tools/trace reads, and that a break nobody misses is listed. TAP.
set -euo pipefail
trace=$(realpath "$1") n=0 failed=0
root=$(mktemp -d); trap 'rm -rf "$root"' EXIT
cd "$root"
mkdir -p src/mod/cat test/e2e build/src/mod/cat
cat > src/mod/cat/cat.c <<'C'
	if (rule_on("R001") && hungry)
	if (rule_on("R002-tail") && long_tail)
C
cat > src/mod/cat/cat_web.c <<'C'
	GET("/cats", PERM_CAT, cats_get),       /* R003 */
	/* R004 R005 */
	POST("/cats/new", PERM_CAT, cat_post, cat_get, cat_fields),
	GET("/cats/:id", PERM_CAT, cat_get),
	POST ("/cats/:id/comb", PERM_CAT, comb_post, cat_get, comb_fields),     /* R008 */
/* R006 */
static void
draw_whiskers(void)
C
cat > src/mod/cat/cat_test.c <<'C'
/* R001 R003 */
static void
a_hungry_cat_is_fed(void **state)
C
cat > test/e2e/cat.test.mjs <<'C'
// R006
test('whiskers are drawn', async () => {
C
# A test program that misses R001 and the list of cats, and nothing else.
cat > build/src/mod/cat/cat_test <<'C'
#!/bin/sh
[ "$KOMPAN_BREAK" != R001 ] && [ "$KOMPAN_BREAK" != /cats ]
C
chmod +x build/src/mod/cat/cat_test

# expect NAME STATUS WORDS COMMAND...
expect() {
	local out status=0 name=$1 want=$2 words=$3
	shift 3
	out=$("$trace" "$@" 2>&1) || status=$?
	n=$((n + 1))
	if [ "$status" = "$want" ] && grep -qF -- "$words" <<< "$out"; then
		echo "ok $n - $name"
	else
		failed=1; echo "not ok $n - $name"; sed 's/^/# /' <<< "$out"
	fi
}

expect a_rule_and_its_test 0 $'R001\trule R001 src/mod/cat/cat.c\tsrc/mod/cat/cat_test.c:a_hungry_cat_is_fed'
expect a_rule_may_have_a_longer_name 0 $'R002\trule R002-tail src/mod/cat/cat.c\t-'
expect a_route_names_its_requirement_beside 0 $'R003\troute /cats src/mod/cat/cat_web.c\tsrc/mod'
expect a_route_names_its_requirements_above 0 $'R005\troute /cats/new src/mod/cat/cat_web.c\t-'
expect a_table_of_routes_may_be_aligned 0 $'R008\troute /cats/:id/comb src/mod/cat/cat_web.c\t-'
expect a_part_of_a_page_and_a_browser_test 0 \
	$'R006\tsrc/mod/cat/cat_web.c:draw_whiskers\ttest/e2e/cat.test.mjs:whiskers are drawn'
printf '# ours\nR001 cats are fed\nR006 whiskers\n' > need
expect needs_that_are_tested_pass 0 "2 requirements, 0 without a test" --need need
printf 'R001 cats are fed\nR002 tails\n' > need
expect a_need_without_a_test_fails 1 "no test: R002 tails" --need need
printf 'R1 cats\n' > need
expect a_faulty_list_is_refused 2 "wanted R123" --need need
expect a_break_that_no_test_missed_is_listed 1 "nobody missed R002-tail: R002" --break build
expect a_route_that_no_test_missed_is_listed 1 "nobody missed /cats/new: R004 R005" --break build
expect what_tests_miss_is_not_listed 0 "1 broken one at a time, 0 that no test missed" --break build R001
expect a_route_is_broken_by_its_path 0 "1 broken one at a time, 0 that no test missed" --break build /cats
expect an_unknown_name_is_no_success 1 "0 broken" --break build R999
echo '#!/bin/sh
exit 0' > build/src/mod/cat/cat_test
expect a_build_that_cannot_be_broken_is_refused 2 "cannot be broken" --break build
echo '#!/bin/sh
echo KOMPAN_BREAK; exit 1' > build/src/mod/cat/cat_test
expect tests_must_be_green_first 2 "fails with nothing broken" --break build
echo '/* R007 */' > src/mod/cat/cat_test.c
expect a_number_above_no_test_is_refused 2 "above no test"
echo "1..$n"
exit $failed
