#!/bin/bash
# SPDX-License-Identifier: EUPL-1.2
# check_test.sh CHECK - each rule of tools/check finds what it should, and nothing else. TAP.
set -euo pipefail
check=$(realpath "$1") n=0 failed=0
root=$(mktemp -d); trap 'rm -rf "$root"' EXIT
spdx='/* SPDX-License-Identifier: EUPL-1.2 */'

fresh() { rm -rf "${root:?}"/*; mkdir -p "$root"/src/{base,http,core,html,mod/{cat,dog}/view} "$root"/{po/pl,doc/adr,tools}; }
put() { mkdir -p "$(dirname "$root/$1")"; printf '%b\n' "$2" > "$root/$1"; }
times() { for ((i = 0; i < $1; i++)); do printf %s "$2"; done; }
# expect NAME STATUS WORDS: the exit status, and a line of the output with the words ("" for none)
expect() {
	local out status=0
	out=$("$check" "$root") || status=$?
	n=$((n + 1))
	if [ "$status" = "$2" ] && grep -qF -- "$3" <<< "$out"; then
		echo "ok $n - $1"
	else
		failed=1; echo "not ok $n - $1"; sed 's/^/# /' <<< "$out"
	fi
}

fresh; put src/base/a.c "$spdx\n#include \"base/a.h\"\n#include <stdio.h>"
expect clean_code_passes 0 "0 faults, 0 warnings"
fresh; put src/base/a.c "$spdx\n#include \"db/db.h\""
expect base_may_not_use_db 1 "base may not use db"
fresh; put src/http/a.c "$spdx\n#include \"core/req.h\""
expect http_may_not_use_core 1 "http may not use core"
fresh; put src/mod/cat/cat.c "$spdx\n#include \"mod/dog/dog.h\"\n#include \"mod/cat_sql.h\"\n#include \"core/req.h\""
expect a_module_may_use_anothers_contract 0 "0 faults"
fresh; put src/mod/cat/cat.c "$spdx\n#include \"mod/dog/dog_inside.h\""
expect a_module_may_not_look_inside_another 1 "only x.h"
fresh; put src/mod/cat/cat_test.c "$spdx\n#include \"mod/dog/dog_test_help.h\""
expect a_test_may_begin_like_anothers 0 "0 faults"
fresh; put src/mod/cat/cat.c "$spdx\n#include \"mod/dog/dog_test_help.h\""
expect what_is_no_test_may_not_begin_like_one 1 "only x.h"
fresh; put src/mod/cat/cat.c "$spdx\n#include \"mod/dog_sql.h\""
expect a_module_may_not_run_anothers_statements 1 "only x.h"
fresh; put src/mod/cat/cat.c "$spdx\n#include \"core/inside.h\""
expect insides_of_core_are_its_own 1 "is for src/core alone"
fresh; put src/core/a.c "$spdx\nconst char *q = \"SELECT 1\";"
expect sql_in_c_is_found 1 "sql: a statement"
fresh; put src/core/a.c "$spdx\n/* \"SELECT 1\" */\nconst char *q = \"you may SELECT one\";"
expect sql_in_comments_and_sentences_passes 0 "0 faults"
fresh; put src/core/a.c "$spdx\nint x(void);\nint\nx(void)\n{\n\treturn atoi(\"1\");\n}"
expect banned_functions_are_found 1 "banned: atoi()"
fresh; put src/core/a.c "$spdx\n/* atoi(x) */\nint my_atoi(void);\nconst char *s = \"atoi(1)\";"
expect banned_words_elsewhere_pass 0 "0 faults"
fresh; put src/core/a.c "int a;"
expect a_missing_licence_line_is_found 1 "spdx"
fresh; put src/base/a.c "$spdx"; put test/a.seeds/rows "<a/>"; put tools/script "#!/bin/sh"
expect a_script_has_a_licence_line 1 "tools/script"
rm "$root/tools/script"
expect data_below_a_dotted_folder_is_no_script 0 "0 faults"
fresh; put src/core/a.c "$spdx\n/* TO""DO: later */"
expect undone_work_is_found 1 "todo"
fresh; put src/core/a.c "$spdx\n$(times 410 'int a;\n')"
expect a_long_file_is_warned_of 0 "wanted 400"
fresh; put src/core/a.c "$spdx\n$(times 810 'int a;\n')"
expect a_very_long_file_fails 1 "wanted 400"
fresh; put src/core/a.c "$spdx\nstatic int\nlong_one(int a, int b)\n{\n$(times 85 '\ta++;\n')}"
expect a_very_long_function_fails 1 "long_one has 85 lines"
fresh; put src/core/a_test.c "$spdx\nstatic int\nlong_one(int a, int b)\n{\n$(times 85 '\ta++;\n')}"
expect a_long_test_is_warned_of 0 "long_one has 85 lines"
fresh; put src/core/a.c "$spdx\nconst int table[] =\n{\n$(times 85 '1,\n')};"
expect tables_are_no_functions 0 "0 faults, 0 warnings"
fresh; put src/core/a.c "$spdx\nint\nwide(int a, int b, int c, int d, int e, int f)\n{\n\treturn a;\n}"
expect many_parameters_are_warned_of 0 "wide takes 6"
fresh; put src/core/a.c "$spdx\n/* $(printf 'ł%.0s' $(seq 105)) */"
expect columns_are_characters 0 "columns, wanted 100"
fresh; put src/core/a.c "$spdx\n/* $(printf 'x%.0s' $(seq 125)) */"
expect a_very_long_line_fails 1 "columns, wanted 100"
fresh; put src/core/a.c "$spdx\nconst char *a = N_(\"Cat\");"
expect a_word_without_polish_fails 1 'no Polish for "Cat"'
put po/pl/a.po 'msgid "Cat"\nmsgstr "Kot"'
expect a_word_with_polish_passes 0 "0 faults, 0 warnings"
put po/pl/a.po 'msgid "Cat"\nmsgstr "Kot"\n\nmsgid "Dog"\nmsgstr "Pies"'
expect an_unused_word_is_warned_of 0 'nothing says "Dog"'
fresh; put src/core/a.c "$spdx\n\tsay(tr(lang, is(\"x\") ? \"A \\\\\"b\\\\\"\"\n\t    \" c\" : \"D\"));"
put po/pl/a.po 'msgid "A \\"b\\" c"\nmsgstr "a"\n\nmsgid "D"\nmsgstr "d"'
expect both_arms_and_broken_literals_are_read 0 "0 faults, 0 warnings"
fresh; put src/mod/cat/view/cat.ht "<p class=\"{{ x }}\">{{_ \"Purr\" }}</p>"
expect a_word_of_a_template_is_read 1 'no Polish for "Purr"'
fresh; put src/mod/cat/view/cat.ht "<p style=\"color: red\">x</p>"
expect inline_style_fails 1 "style=: put it in web/"
fresh; put src/mod/cat/view/cat.ht "<p onclick=\"x()\">on = style=1</p>"
expect inline_script_fails 1 "onclick=: put it in web/"
fresh; put src/mod/cat/cat.sql "$(times 21 '-- on pg\n')"
expect too_many_forms_for_postgresql_fail 1 "more than 20"
fresh; put src/core/a.c "int a;"; put doc/adr/exceptions.txt "src/core/a.c spdx made elsewhere"
expect an_exception_silences 0 "1 excepted"
put doc/adr/exceptions.txt "src/core/a.c spdx"
expect an_exception_needs_a_reason 1 "PATH RULE REASON"
fresh; put src/base/a.c "$spdx"; put doc/adr/exceptions.txt "src/base/a.c sql once there was"
expect an_idle_exception_is_warned_of 0 "is not needed"
echo "1..$n"
exit $failed
