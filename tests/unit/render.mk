# render/: every output.
