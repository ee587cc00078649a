# `vernacular value` and `vernacular languages`, as scripts call them.
n=0

# What is printed, an error's words, and the exit code.
expect() { # CODE WANTED DESCRIPTION COMMAND...
	n=$((n + 1))
	wanted_code=$1 wanted=$2 title=$3
	shift 3
	got=$("$@" 2>&1)
	code=$?
	if test "$code" = "$wanted_code" && test "$got" = "$wanted"; then
		echo "ok $n - $title"
	else
		echo "not ok $n - $title"
		printf 'exit %s\n%s\n' "$code" "$got" | sed 's/^/# /'
	fi
}

holds() { # CODE PATTERN DESCRIPTION COMMAND...
	n=$((n + 1))
	wanted_code=$1 pattern=$2 title=$3
	shift 3
	got=$("$@" 2>&1)
	code=$?
	if test "$code" = "$wanted_code" &&
		printf '%s\n' "$got" | grep -qe "$pattern"; then
		echo "ok $n - $title"
	else
		echo "not ok $n - $title"
		printf 'exit %s\n%s\n' "$code" "$got" | sed 's/^/# /'
	fi
}

value() {
	"$VERNACULAR" value "$@"
}

lines() { # INPUT ARGUMENT...
	input=$1
	shift
	printf "$input" | "$VERNACULAR" value "$@" -
}

expect 0 '£1,234.50' 'money in English' \
	value --lang en --type money '1234.50 GBP'
expect 0 '-£1.00' 'a value that begins with a minus' \
	value --lang en --type money -- '-1 GBP'
expect 0 '29 مارچ، 2026' 'a date in Urdu' \
	value --lang ur --type date-long 2026-03-29
expect 0 '412.50£' 'Latin digits in Bengali' \
	value --lang bn --type money --digits latin '412.50 GBP'
expect 0 'polski, urdu i somali' 'a list takes all values' \
	value --lang pl --type list polski urdu somali
expect 0 'few
other' 'two values, two lines' value --lang ro --type plural 2 20
expect 0 '21 Tachwedd 2026
1 Ionawr 2027' 'lines from standard input' \
	lines '2026-11-21\n2027-01-01\n' --lang cy --type date-long
expect 0 '1,234.5' 'a last line without its end, and one with CR' \
	lines '1234.5\r' --lang en --type number
expect 0 'a, b and c
d' 'lists line by line' lines 'a\tb\tc\nd\n' --lang en --type list
expect 0 '' 'no lines, no results' lines '' --lang en --type number
expect 1 'vernacular: -:2: five is not a number: write its digits with a point before decimals, like 1234.5' \
	'a wrong line is named, and nothing else is printed' \
	lines '1\nfive\n3\n' --lang en --type number
expect 1 'vernacular: -:1: is not UTF-8: convert it first' \
	'bytes that are no text' lines '\377\n' --lang en --type name-key
holds 1 'date-long: the calendar has no such date as 2026-02-30' \
	'an impossible date' value --lang en --type date-long 2026-02-30
holds 2 '--lang: urd is not a language known here: the nearest is ur (Urdu)' \
	'an unknown language names the nearest' \
	value --lang urd --type number 1
holds 2 '--type: mony is not a type of value: the nearest is money' \
	'an unknown type names the nearest' value --lang en --type mony 1
holds 2 'latin|native\|latin' 'unknown digits' \
	value --lang en --type number --digits latn 1
holds 2 '--lang' 'a language is needed' value --type number 1
holds 2 'missing' 'a value is needed' value --lang en --type number
holds 0 '^ur .*Arab .*rtl .*Noto Nastaliq Urdu .*اردو$' \
	'languages has Urdu' "$VERNACULAR" languages
holds 0 '^cy .* yes ' 'languages knows the Welsh interface' \
	"$VERNACULAR" languages
holds 0 '{"tag":"bfi",.*"kind":"signed"' 'languages as JSON' \
	"$VERNACULAR" languages --json
holds 0 '"tag":"ur",.*"print":true,"characters":[0-9]' \
	'and how many characters were looked for' "$VERNACULAR" languages --json
holds 0 '^bfi .* - .*BSL$' 'what is signed is not printed' \
	"$VERNACULAR" languages
without() { VERNACULAR_FONTS=/nowhere "$VERNACULAR" languages "$@"; }
holds 0 '^th: .*Noto Sans Thai is not installed: apt install fonts-noto-core' \
	'without its font a language says why it cannot be printed' without
holds 0 '"tag":"th",.*"print":false,"why_not":"NotoSansThai-Regular.ttf: Noto' \
	'and so as JSON' without --json
holds 2 'one word too many' 'languages takes no words' \
	"$VERNACULAR" languages ur
echo "1..$n"
