# The words of the program for translators, run in the source folder.
#
#     po/words.sh list           the files that hold words, as POTFILES.in has
#     po/words.sh pot OUT.pot    every message, of C and of the templates
#     po/words.sh tenant OUT.pot what tenants read, in more languages
#     po/words.sh update         POTFILES.in and all catalogues brought up to
#                                date
#
# base/fault.h, desk/paper.h and web/label.h define the marks and hold no words.
set -eu

list() {
	echo '# Files that hold words for people.'
	echo po/templates.pot
	grep -rlE '\bN[CP]?_\(' src --include='*.[ch]' |
		grep -v -e '^src/base/fault\.h$' -e '^src/desk/paper\.h$' \
			-e '^src/web/label\.h$' |
		LC_ALL=C sort
}

pot() { # OUT.pot
	list | grep -v '^#' | xgettext --from-code=UTF-8 --keyword=N_ \
		--keyword=NC_:1c,2 --keyword=NP_:1,2 --add-comments=TRANSLATORS: \
		--package-name=vernacular --add-location=file \
		--copyright-holder='The Vernacular authors' \
		--files-from=- --output="$1"
	sed -i 's/charset=CHARSET/charset=UTF-8/' "$1"
}

tenant() { # OUT.pot
	pot "$1.all"
	set -- "$1" $(sed -e '/^#/d' -e 's/^/--location=/' po/tenant/POTFILES)
	pot=$1
	shift
	msggrep "$@" --output-file="$pot" "$pot.all"
	rm "$pot.all"
}

merge() { # POT PO...
	pot=$1
	shift
	for po; do
		msgmerge --quiet --no-fuzzy-matching --add-location=file \
			--output-file="$po.new" "$po" "$pot"
		msgattrib --no-obsolete --output-file="$po" "$po.new"
		rm "$po.new"
		echo "$po: $(msgfmt --statistics --output-file=/dev/null \
			"$po" 2>&1)"
	done
	rm "$pot"
}

update() {
	list >po/POTFILES.new
	mv po/POTFILES.new po/POTFILES.in
	pot po/words.pot
	merge po/words.pot po/*.po
	tenant po/tenant.pot
	merge po/tenant.pot po/tenant/*.po
}

"$@"
