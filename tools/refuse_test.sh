#!/bin/bash
# SPDX-License-Identifier: EUPL-1.2
# refuse_test.sh TPLC EMBED - templates and catalogues that must be refused are, with file and line,
# and their neighbours pass. TAP.
set -uo pipefail
tplc=$(realpath "$1") embed=$(realpath "$2") n=0 failed=0
src=$(cd "$(dirname "$0")/../src" && pwd)
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT

# result GOT WANTED PLACE WHAT: PLACE is what a refusal must say
result() {
	n=$((n + 1))
	if [ "$1" = "$2" ] && { [ "$1" = pass ] || grep -q "$3" "$dir/err"; }; then
		echo "ok $n - $2: ${4//\#/}"
	else
		failed=1; echo "not ok $n - $2: ${4//\#/}"; sed 's/^/# /' "$dir/err"
	fi
}

# template pass|refuse BODY: by where the hole stands
template() {
	local got=refuse
	printf '{%% void x_html(struct buf *o, const char *s, struct url u, struct html h) %%}\n%s\n' "$2" > "$dir/x.ht"
	if "$tplc" "$dir/x.ht" > "$dir/x.c" 2> "$dir/err"; then got=pass; fi
	result $got "$1" 'x\.ht:[23]: ' "$2"
}
# compiled pass|refuse BODY: only the compiler knows types, and points into the template
compiled() {
	local got=refuse
	printf '{%% void x_html(struct buf *o, const char *s, struct url u, struct html h);\nvoid x_html(struct buf *o, const char *s, struct url u, struct html h) %%}\n%s\n' "$2" > "$dir/x.ht"
	if "$tplc" "$dir/x.ht" > "$dir/x.c" 2> "$dir/err" &&
	    cc -std=gnu17 -Werror -I"$src" -fsyntax-only "$dir/x.c" 2> "$dir/err"; then got=pass; fi
	result $got "$1" 'x\.ht:3' "C: $2"
}
template pass   '<p title="{{ s }}">{{ s }}</p>'
template pass   '<a href="{{ u }}">{{_ "Text" }}</a>'
template pass   '<input placeholder="{{_ "Text" }}">'
template refuse '<a href="/x/{{ u }}">'
template refuse '<a href="{{ u }}/x">'
template refuse '<a href = "{{ s }}">'
template refuse '<a href="{{_ "Text" }}">'
template refuse '<a href={{ u }}>'
template refuse '<a {{ s }}>'
template refuse '<{{ s }}>'
template refuse '<p onclick="{{ s }}">'
template refuse '<p OnFocus="{{_ "Text" }}">'
template refuse '<p style="color: {{ s }}">'
template refuse '<img srcset="{{ u }}">'
template refuse '<iframe srcdoc="{{ s }}"></iframe>'
template refuse '<meta http-equiv="refresh" content="{{ s }}">'
template refuse '<script>{{ s }}</script>'
template refuse '<style>{{ s }}</style>'
template refuse '<!-- {{ s }} -->'
template refuse '<p>{{_ s }}</p>'
template refuse '<p>{{ s </p>'
template refuse '<p'

compiled pass   '<p title="{{ s }}">{{ s }} {{ 5 }} {{ h }}</p><a href="{{ u }}">x</a>'
compiled refuse '<a href="{{ s }}">x</a>'
compiled refuse '<object data="{{ s }}"></object>'
compiled refuse '<p title="{{ h }}">x</p>'
compiled refuse '<p>{{ (void *)s }}</p>'
compiled refuse '<p>{{ u }}</p>'

catalogue() { # pass|refuse BODY
	local got=refuse
	printf '%b\n' "$2" > "$dir/x.po"
	if "$embed" po "$dir/words" "$dir/x.po" 2> "$dir/err"; then got=pass; fi
	result $got "$1" 'x\.po:[0-9]' "${2//\\n/ }"
}
a='msgid "%lld x"\nmsgid_plural "%lld xs"\nmsgstr[0] "%lld i"\nmsgstr[1] "%lld y"\nmsgstr[2] '
catalogue pass   'msgid "%s has 100%%"\nmsgstr "100%% ma %s"'
catalogue pass   'msgid "a"\nmsgstr "b"\n\nmsgid "a"\nmsgstr "b"'
catalogue pass   "$a\"%lld z\""
catalogue refuse 'msgid "a"\nmsgstr "b"\n\nmsgid "a"\nmsgstr "c"'
catalogue refuse 'msgid "a"\nmsgstr ""'
catalogue refuse '#, fuzzy\nmsgid "a"\nmsgstr "b"'
catalogue refuse '#, c-format, fuzzy\nmsgid "a"\nmsgstr "b"'
catalogue refuse 'msgid "%s"\nmsgstr "%d"'
catalogue refuse 'msgid "%lld people"\nmsgstr "osoby"'
catalogue refuse 'msgid "a %"\nmsgstr "a"\n\nmsgid "b"\nmsgstr "100 %s"'
catalogue refuse "$a\"\""
catalogue refuse "$a\"%lld i\"\n\n${a/lld y/lld z}\"%lld i\""
echo "1..$n"
exit $failed
