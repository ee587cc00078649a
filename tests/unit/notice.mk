# notice/: templates, translations, letters.
