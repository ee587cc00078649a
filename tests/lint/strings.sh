#!/bin/sh
# The catalogues of the interface have every message that the tree uses, in
# words and not fuzzy. Prints TAP.
cd "$top_srcdir" || exit 99
pot=$(mktemp) more=$(mktemp) log=$(mktemp)
trap 'rm -f "$pot" "$more" "$log"' EXIT
n=0

report() { # STATUS DESCRIPTION; the log says why
	n=$((n + 1))
	if test "$1" = 0; then
		echo "ok $n - strings: $2"
	else
		echo "not ok $n - strings: $2"
		sed 's/^/# /' "$log"
	fi
}

sh po/words.sh list | diff po/POTFILES.in - >"$log"
report $? "POTFILES.in lists the files with words (else: make words)"
sh po/words.sh pot "$pot" >"$log" 2>&1
report $? "every message can be extracted"

printf '%s\n' 'msgid ""' 'msgstr "Content-Type: text/plain; charset=UTF-8\n"' \
	'' 'msgid "Nobody translated this."' 'msgstr ""' >"$more"
! msgcmp po/cy.po "$more" >"$log" 2>&1
report $? "a message that is missing is found"

complete() { # POT PO...
	for po in "$@"; do
		test "$po" != "$1" || continue
		msgcmp "$po" "$1" >"$log" 2>&1
		report $? "$po has every message in words (else: make words)"
		msgfmt --check-header --output-file=/dev/null "$po" \
			>"$log" 2>&1
		report $? "$po is well formed"
	done
}
complete "$pot" po/*.po
sh po/words.sh tenant "$pot" >"$log" 2>&1
report $? "what tenants read can be extracted"
complete "$pot" po/tenant/*.po
echo "1..$n"
