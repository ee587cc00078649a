#!/bin/sh
# What the commands about notices say: results on standard output, what is
# wrong on standard error, with the nearest right word and the exit code.
set -u
tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT
data=$top_srcdir/tests/golden/rent-increase/data.json
n=0

# says CODE TEXT ARGUMENT...: the program ends with CODE and says TEXT; nothing
# at all where TEXT is empty.
says() {
	code=$1 text=$2
	shift 2
	n=$((n + 1))
	"$VERNACULAR" "$@" >"$tmp/out" 2>&1
	got=$?
	if test "$got" != "$code"; then
		said=no
	elif test -z "$text"; then
		said=$(test -s "$tmp/out" && echo no || echo yes)
	else
		said=$(grep -qF -- "$text" "$tmp/out" && echo yes || echo no)
	fi
	if test "$said" = yes; then
		echo "ok $n - $1 ${2-}: $text"
	else
		echo "not ok $n - $1 ${2-}: $code and “$text”; it was $got:"
		sed 's/^/# /' "$tmp/out"
	fi
}

letter() {
	code=$1 text=$2 json=$3
	printf '%s' "$json" >"$tmp/data.json"
	says "$code" "$text" notice render rent-increase --lang en \
		--data "$tmp/data.json" --format text -o "$tmp/letter"
}

# The data with one field changed by sed.
changed() {
	sed "$1" "$data"
}

says 0 'rent-increase: Your rent is going up' notice list
says 0 'Urdu (اردو): 26 machine-drafted' notice list
says 0 'rent_now       money      required' notice show rent-increase
says 1 'perhaps rent-increase?' notice show rent-increse
says 0 '' notice check
says 0 '' notice check rent-increase
says 1 'there is no notice' notice check zzzzzzzz
says 0 'msgid "Your rent is going up"' \
	notice export rent-increase --lang it -o -
says 0 'nplurals=2' notice export rent-increase --lang it -o -
says 2 'not a language that letters are translated into' \
	notice export rent-increase --lang en -o -
says 2 'the nearest is ur' notice export rent-increase --lang urd -o -

# Without --draft nothing unapproved leaves.
for tag in ar bn cy pa-Guru pl so ur zh-Hans; do
	says 1 'machine-drafted, not approved' notice render rent-increase \
		--lang "$tag" --data "$data" --format html -o "$tmp/$tag"
	n=$((n + 1))
	if test -e "$tmp/$tag"; then echo not ok $n; else echo ok $n; fi
done
says 1 'is not translated into Italian' notice render rent-increase \
	--lang it --data "$data" --format html --draft -o -
says 2 'perhaps html?' notice render rent-increase \
	--lang en --data "$data" --format htm -o -
says 1 'cannot be read' notice render rent-increase \
	--lang en --data "$tmp/none" --format html -o -

letter 0 '' "$(cat "$data")"
letter 1 'data.json:1:' '{"a":'
letter 1 'JSON object' '[]'
letter 1 'rent_new: “Rent for one week after the change” is missing' '{}'
letter 1 'tenant_name: “The tenant' '{}'
letter 1 'perhaps rent_new?' "$(changed s/rent_new/rent_nwe/)"
letter 1 'start_date: ' "$(changed s/2027-04-05/2027-02-30/)"
letter 1 'start_date: ' "$(changed s/2027-04-05/soon/)"
letter 1 'less than 2020-01-01' "$(changed s/2027-04-05/1999-04-05/)"
letter 1 'rent_new: ' "$(changed 's/118.75 GBP/118.75/')"
letter 1 'rent_new: ' "$(changed 's/118.75 GBP/118.755 GBP/')"
letter 1 'less than 0.00 GBP' "$(changed 's/118.75 GBP/-1.00 GBP/')"
letter 1 'must be in the currency' "$(changed 's/118.75 GBP/118.75 EUR/')"
letter 1 'more than 104' "$(changed 's/"weeks": 6/"weeks": 105/')"
letter 1 'whole number' "$(changed 's/"weeks": 6/"weeks": 1.5/')"
letter 1 'whole number' "$(changed 's/"weeks": 6/"weeks": -6/')"
letter 1 'not a telephone number' "$(changed 's/020 7946 0000/call us/')"
letter 1 'not a reference' "$(changed 's/1004 2231 07/1004<b>/')"
letter 1 'no nought is lost' "$(changed 's/"1004 2231 07"/1004223107/')"
letter 1 'is empty' "$(changed 's/Amina Example/   /')"
letter 1 'U+202E' "$(changed 's/Amina Example/A\xe2\x80\xae/')"
letter 1 'too long' "$(changed "s/Repairs/$(printf 'x%.0s' $(seq 300))/")"
letter 0 '' "$(changed 's/"reason".*/"reason": ""/')"

# A Markdown file of one's own.
printf '# Ydych chi’n iawn?\n\n| A | B |\n|---|---|\n| c | d |\n' >"$tmp/a.md"
says 0 '<html lang="cy" dir="ltr">' \
	render "$tmp/a.md" --lang cy --format html -o -
says 0 '<th scope="col">A</th>' \
	render "$tmp/a.md" --lang cy --format html -o -
printf -- '---\ntitle: سلام\n---\n# سلام {name}\n' >"$tmp/b.md"
says 0 'dir="rtl"' render "$tmp/b.md" --lang ur --format html -o -
says 0 'سلام {name}' render "$tmp/b.md" --lang ur --format text -o -
printf 'a\n\n<script>alert(1)</script>\n' >"$tmp/c.md"
says 1 'c.md:3: HTML is not taken' \
	render "$tmp/c.md" --lang en --format html -o -
printf '# a\n\n### b\n' >"$tmp/d.md"
says 0 'd.md:3: the heading “b” leaves out a level' \
	render "$tmp/d.md" --lang en --format html -o -
says 2 'mp3 is no format' render "$tmp/d.md" --lang en --format mp3 -o -
says 2 'lang' render "$tmp/d.md" --lang xx-nonsense --format text -o -
says 1 'cannot be read' render "$tmp/none.md" --lang en --format text -o -

echo "1..$n"
