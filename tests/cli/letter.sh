#!/bin/sh
# From a draft to an issued letter, through the real program: refused while
# nobody has approved the language, kept for good once somebody has.
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
db=$folder/letters.db
number=0

result() {
	number=$((number + 1))
	if [ "$1" = 0 ]; then
		echo "ok $number - $2"
	else
		echo "not ok $number - $2"
		sed 's/^/# /' "$folder/out" "$folder/err" 2>/dev/null
	fi
}

try() {
	"$VERNACULAR" "$@" --db "$db" >"$folder/out" 2>"$folder/err"
}

issue() {
	try letter issue rent-increase --tenant T1 --by "$1" \
		--data "$folder/data.json"
}

cat >"$folder/tenants.csv" <<'CSV'
reference,name,name_native,address_1,address_2,postcode,language_spoken,language_read
T1,Shazia Example,شازیہ,1 Sample Street,Exampleton,SW1A 1AA,ur,ur
CSV
cat >"$folder/data.json" <<'JSON'
{"rent_now": "112.40 GBP", "rent_new": "118.75 GBP", "weeks": 6,
 "start_date": "2027-04-05", "reply_by": "2027-03-22",
 "phone": "020 7946 0000"}
JSON

echo 1..9
try init --org "Example Homes" --admin admin@homes.example
result $? "a landlord"
try import tenants "$folder/tenants.csv"
result $? "a tenant who reads Urdu"
issue admin@homes.example
[ $? = 1 ] && [ "$(grep -c machine-drafted "$folder/err")" = 29 ]
result $? "a draft is refused, sentence by sentence"
try notice approve rent-increase --lang uu --by admin@homes.example
[ $? != 0 ] && grep -q 'ur\|uk' "$folder/err"
result $? "a language that is none names the nearest"
try notice approve rent-increase --lang ur --by nobody@homes.example
[ $? = 1 ]
result $? "only somebody who has an account may approve"
try notice approve rent-increase --lang ur --by admin@homes.example &&
	grep -qx 'rent-increase ur 38' "$folder/out"
result $? "approved, every sentence"
issue admin@homes.example &&
	grep -Eqx '[0-9a-z]{13} [0-9a-f]{64} /n/[0-9a-z]{32}' "$folder/out"
result $? "the letter is issued with its hash and address"
sed -i 's/"weeks": 6,/"weeks": "six",/' "$folder/data.json"
issue admin@homes.example
[ $? = 1 ] && grep -q weeks "$folder/err"
result $? "a wrong value is named"
try audit verify
result $? "and the chain of events holds"
